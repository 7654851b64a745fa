package dev.pipewright.engine;

import java.time.Duration;

/// How far a run is.
///
/// @param stage what is being done now, in words
/// @param read records read from sources since the run was started or taken up again
/// @param reading true while more documents may be formed
/// @param formed documents formed, also before an interruption
/// @param settled how many of them are settled
/// @param settledBefore how many of those were settled before the run was taken up again
/// @param delivered records that sinks got since then
/// @param elapsed since then
public record RunProgress(
        String stage,
        long read,
        boolean reading,
        long formed,
        long settled,
        long settledBefore,
        long delivered,
        Duration elapsed) {}
