package dev.pipewright.engine.call;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Stops calling a target that does not answer. After a number of failures without a success between them it
/// opens; while open, one call at a time is let through to probe, at growing intervals; a success closes it. Safe
/// for use by many threads.
final class CircuitBreaker {

    static final int FAILURES_TO_OPEN = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final LongSupplier nanoTime;
    private int failures;
    private long openedAt;
    private long probeAt;
    private Duration pause = FIRST_PAUSE;

    CircuitBreaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Asks for leave to call.
    ///
    /// @return how long to wait before asking again; zero if the call may be made now
    synchronized Duration ask() {
        if (!isOpen()) {
            return Duration.ZERO;
        }
        long now = nanoTime.getAsLong();
        if (now < probeAt) {
            return Duration.ofNanos(probeAt - now);
        }
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        probeAt = now + pause.toNanos();
        return Duration.ZERO;
    }

    synchronized void succeeded() {
        failures = 0;
        pause = FIRST_PAUSE;
    }

    synchronized void failed() {
        failures++;
        if (failures == FAILURES_TO_OPEN) {
            openedAt = nanoTime.getAsLong();
            probeAt = openedAt + pause.toNanos();
        }
    }

    /// How long the target has not answered; zero while the breaker is closed.
    synchronized Duration openFor() {
        return isOpen() ? Duration.ofNanos(nanoTime.getAsLong() - openedAt) : Duration.ZERO;
    }

    private boolean isOpen() {
        return failures >= FAILURES_TO_OPEN;
    }
}
