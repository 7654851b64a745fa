package dev.pipewright.connectors.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Spaces calls evenly, after the generic cell rate algorithm: a call may come early by as much as the burst
/// allows. Safe for use by many threads.
final class Pace {

    private final long interval;
    private final long tolerance;
    private final LongSupplier nanoTime;
    private long due;

    /// A pace of `perSecond` calls, of which one second's worth may come at once.
    ///
    /// @param perSecond calls per second; 0 for no limit
    Pace(double perSecond, LongSupplier nanoTime) {
        this.interval = perSecond <= 0 ? 0 : (long) (Duration.ofSeconds(1).toNanos() / perSecond);
        this.tolerance = interval == 0 ? 0 : Duration.ofSeconds(1).toNanos();
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong();
    }

    /// Reserves a place for one call.
    ///
    /// @return how long to wait before making it; zero or more
    synchronized Duration reserve() {
        long now = nanoTime.getAsLong();
        var ahead = Duration.ofNanos(Math.max(0, due - now - tolerance));
        due = Math.max(due, now) + interval;
        return ahead;
    }
}
