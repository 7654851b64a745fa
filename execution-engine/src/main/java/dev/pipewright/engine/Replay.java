package dev.pipewright.engine;

import org.jspecify.annotations.Nullable;

/// What a run does again: it reads what another run has kept of its sources instead of the sources, with that run's
/// parameters, at that run's moment.
///
/// @param of the run whose inputs it reads; never a replay itself
/// @param only the documents it takes; absent to take all
public record Replay(RunId of, @Nullable Selection only) {}
