package dev.pipewright.engine.quota;

import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.engine.TenantId;
import java.util.Set;

/// What a node says when it takes a block.
///
/// @param tenants who has calls to make there
/// @param placesHeld how many calls are under way there or may begin before the answer is there
/// @param placesWanted how many calls it would have under way at once; at least 1
/// @param perSecondHeld how many calls a second it may make before the answer is there
/// @param perSecondWanted how many calls a second it would make; infinite if it does not know
/// @param ofDayWanted how many calls of the day it wants beyond those that it took and has not made
/// @param hearing whether the target answers there
public record QuotaClaim(
        CallLimits limits,
        Set<TenantId> tenants,
        int placesHeld,
        int placesWanted,
        double perSecondHeld,
        double perSecondWanted,
        long ofDayWanted,
        Hearing hearing) {

    public QuotaClaim {
        tenants = Set.copyOf(tenants);
        if (placesWanted < 1) {
            throw new IllegalArgumentException("a claim to nothing: " + placesWanted + " places");
        }
    }
}
