package dev.pipewright.engine.quota;

import dev.pipewright.engine.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a node may do until its next block. What it does not use is lost when it ends, but for calls of the day.
///
/// @param length how long it is good, from before it was asked for
/// @param isSettled false if the next one will be larger or smaller than this one, though nothing changes
/// @param places how many calls may be under way at once
/// @param perSecond calls a second; infinite for no limit
/// @param burst how many calls may follow each other without a pause; at least 1
/// @param ready how many of them may do so at once if the node had no block before
/// @param ofDay further calls of this day; [Long#MAX_VALUE] for no limit
/// @param untilNextDay how long calls of this day are good
/// @param nextDay when there are further ones
/// @param nodes on how many nodes each tenant of the claim has calls to make
/// @param silence null unless the target answers no node that calls it
/// @param mayProbe true if this node is the one that may try whether it answers again
public record QuotaBlock(
        Duration length,
        boolean isSettled,
        int places,
        double perSecond,
        double burst,
        double ready,
        long ofDay,
        Duration untilNextDay,
        Instant nextDay,
        Map<TenantId, Integer> nodes,
        @Nullable Silence silence,
        boolean mayProbe) {

    public QuotaBlock {
        nodes = Map.copyOf(nodes);
    }
}
