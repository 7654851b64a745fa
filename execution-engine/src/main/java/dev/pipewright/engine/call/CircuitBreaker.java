package dev.pipewright.engine.call;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Stops calling a target that does not answer. After a number of failures without an answer between them it
/// opens; while open, one call at a time is let through to probe, at growing intervals; an answer closes it. Safe
/// for use by many threads.
final class CircuitBreaker {

    static final int FAILURES_TO_OPEN = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /// A probe this long after the last failure begins anew: nobody has asked meanwhile.
    private static final Duration FORGOTTEN = LONGEST_PAUSE.multipliedBy(2);

    private final LongSupplier nanoTime;
    private int failures;
    private long silentSince;
    private long lastFailure;
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
        if (now - lastFailure > FORGOTTEN.toNanos()) {
            silentSince = now;
        }
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        probeAt = now + pause.toNanos();
        return Duration.ZERO;
    }

    /// The target answered.
    synchronized void answered() {
        failures = 0;
        pause = FIRST_PAUSE;
    }

    synchronized void failed() {
        failures++;
        lastFailure = nanoTime.getAsLong();
        if (failures == FAILURES_TO_OPEN) {
            silentSince = lastFailure;
            probeAt = lastFailure + pause.toNanos();
        }
    }

    /// For how long probes have failed; zero while the breaker is closed.
    synchronized Duration silentFor() {
        return isOpen() ? Duration.ofNanos(Math.max(0, lastFailure - silentSince)) : Duration.ZERO;
    }

    private boolean isOpen() {
        return failures >= FAILURES_TO_OPEN;
    }
}
