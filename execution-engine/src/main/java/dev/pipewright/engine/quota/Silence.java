package dev.pipewright.engine.quota;

import java.time.Duration;

/// A target that does not answer.
///
/// @param began how long ago there had been too many failures in a row
/// @param failed how long ago the last call failed
public record Silence(Duration began, Duration failed) {}
