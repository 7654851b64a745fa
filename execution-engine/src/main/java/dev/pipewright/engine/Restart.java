package dev.pipewright.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That somebody had a failed run go on.
///
/// @param person who, by name
/// @param failure why it had failed, as [dev.pipewright.model.Sentences] reads it
public record Restart(Instant at, String person, @Nullable String failure) {}
