package dev.pipewright.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody pushes to a stream, in chunks: the chunks in their order are the file.
///
/// @param id chosen by who pushes; unique within the stream
/// @param bytes of all chunks that are there
/// @param landedAt when it was complete; absent while it is open
public record Upload(
        String stream,
        String id,
        Instant openedAt,
        long bytes,
        @Nullable Instant landedAt) {}
