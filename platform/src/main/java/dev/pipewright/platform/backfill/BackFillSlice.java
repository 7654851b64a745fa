package dev.pipewright.platform.backfill;

import dev.pipewright.engine.RunId;
import org.jspecify.annotations.Nullable;

/// A slice of a back-fill.
///
/// @param number counts from 1
/// @param tries how often a run was started for it
/// @param run the last one; absent if there is none
/// @param trouble why its run could not be started, as [dev.pipewright.model.Sentences] reads it; absent otherwise
public record BackFillSlice(
        int number,
        SliceBounds bounds,
        SliceState state,
        int tries,
        @Nullable RunId run,
        @Nullable String trouble) {}
