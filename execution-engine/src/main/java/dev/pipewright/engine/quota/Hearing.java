package dev.pipewright.engine.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a node knows of a target by its own calls.
///
/// @param silence null unless too many of them failed in a row
/// @param answered how long ago the target answered the last time; null if it never did
public record Hearing(@Nullable Silence silence, @Nullable Duration answered) {

    /// Of a node that has made no calls.
    public static final Hearing NOTHING = new Hearing(null, null);
}
