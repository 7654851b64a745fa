package dev.pipewright.platform.trouble;

import dev.pipewright.engine.RunId;
import java.time.Instant;

/// A cause that is open in runs of a pipeline.
///
/// @param cause counted over all of them
/// @param runs how many of them have it
/// @param newest the newest of them
/// @param firstSeen when the oldest of them was asked for
/// @param lastSeen when the newest of them was asked for
public record OpenCause(OwnedCause cause, long runs, RunId newest, Instant firstSeen, Instant lastSeen) {}
