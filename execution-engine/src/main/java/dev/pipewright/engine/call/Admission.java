package dev.pipewright.engine.call;

import java.time.Duration;
import java.time.Instant;

/// Whether a gate let somebody in.
sealed interface Admission {

    /// It did: he has a place, and makes a call.
    record Entered() implements Admission {}

    /// Not yet.
    ///
    /// @param pause how long to wait before asking again
    record Later(Duration pause) implements Admission {}

    /// Nobody is let in on any node: the calls of the day are used up.
    ///
    /// @param pause how long to wait before asking again
    /// @param until when there are further ones
    record UsedUp(Duration pause, Instant until) implements Admission {}
}
