package dev.pipewright.platform.backfill;

import dev.pipewright.engine.Mode;
import dev.pipewright.model.NodeId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// A range of a source that is read in slices.
///
/// @param version of the pipeline that was live when it began: all slices run it, whatever is published meanwhile
/// @param from as the source's watermark has it; belongs to the range
/// @param to belongs to what follows the range
/// @param atOnce how many slices may run at a time
/// @param environment where its slices run; empty if with the connections that are drawn
/// @param slices how many are in each state; those that have none are left out
public record BackFill(
        UUID id,
        String pipeline,
        int version,
        NodeId source,
        String from,
        String to,
        SliceLength length,
        Mode mode,
        int atOnce,
        boolean stopsAtFailure,
        BackFillState state,
        String author,
        Instant createdAt,
        String environment,
        Map<SliceState, Integer> slices) {

    public BackFill {
        slices = Map.copyOf(slices);
    }

    /// How many slices are in a state.
    public int count(SliceState state) {
        return slices.getOrDefault(state, 0);
    }

    /// How many slices there are.
    public int total() {
        return slices.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// True if there is something that can be tried again.
    public boolean mayRetry() {
        return state != BackFillState.CANCELLED && count(SliceState.FAILED) + count(SliceState.CANCELLED) > 0;
    }

    /// True if slices wait and nothing starts them.
    public boolean mayResume() {
        return (state == BackFillState.PAUSED || state == BackFillState.STOPPED) && count(SliceState.WAITING) > 0;
    }
}
