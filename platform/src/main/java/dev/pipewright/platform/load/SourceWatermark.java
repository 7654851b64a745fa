package dev.pipewright.platform.load;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the loads of a source got.
///
/// @param name of the source
/// @param value a date, a local date-time, an instant or a number; absent if the next load begins at the beginning
/// @param run the run that moved it; absent if a person did, or nobody yet
/// @param movedAt absent if nobody moved it yet
public record SourceWatermark(
        NodeId node,
        String name,
        @Nullable Object value,
        @Nullable RunId run,
        @Nullable Instant movedAt) {}
