package dev.pipewright.engine;

import java.time.Duration;

/// How far a run is.
///
/// @param stage what is being done now, in words
/// @param read records read from sources since the run was started
/// @param formed documents formed since then
/// @param settled outcomes committed since then
/// @param delivered records that sinks got since then
public record RunProgress(String stage, long read, long formed, long settled, long delivered, Duration elapsed) {}
