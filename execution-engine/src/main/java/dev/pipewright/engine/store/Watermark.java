package dev.pipewright.engine.store;

import dev.pipewright.engine.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the loads of a stream got.
///
/// @param value a JSON value; absent if the next load is to begin at the beginning
/// @param run the run that moved it; absent if a person did
public record Watermark(
        LoadedStream of, @Nullable Object value, @Nullable RunId run, Instant movedAt) {}
