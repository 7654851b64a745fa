package dev.pipewright.platform.backfill;

import java.util.List;
import java.util.Set;

/// A back-fill with its slices.
///
/// @param slices in the order of their ranges
/// @param formed documents so far, of the last run of each slice
/// @param done those of them that succeeded, are unchanged or are duplicates
/// @param troubled those that were settled in any other way
/// @param refused records that came to no document
/// @param attention the numbers of the slices that have any of these two
public record BackFillReport(
        BackFill backFill,
        List<BackFillSlice> slices,
        long formed,
        long done,
        long troubled,
        long refused,
        Set<Integer> attention) {

    public BackFillReport {
        slices = List.copyOf(slices);
        attention = Set.copyOf(attention);
    }
}
