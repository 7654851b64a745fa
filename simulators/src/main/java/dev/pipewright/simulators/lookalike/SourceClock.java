package dev.pipewright.simulators.lookalike;

import java.time.Duration;
import java.time.Instant;

/// The source's time, which passes only when it is told to and by a second with each change. Safe for many
/// threads.
final class SourceClock {

    /// How far the source's clock is ahead while it is wrong.
    static final Duration AHEAD = Duration.ofMinutes(3);

    private final Traps traps;
    private Instant now;

    SourceClock(Instant start, Traps traps) {
        this.now = start;
        this.traps = traps;
    }

    /// The right time.
    synchronized Instant now() {
        return now;
    }

    /// What the source takes for the time, and stamps its rows with.
    synchronized Instant shown() {
        return traps.isOn(Trap.CLOCK_AHEAD) ? now.plus(AHEAD) : now;
    }

    /// Lets time pass.
    synchronized void pass(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + time);
        }
        now = now.plus(time);
    }
}
