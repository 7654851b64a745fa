package dev.pipewright.connectors.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Spaces calls evenly, after the generic cell rate algorithm: a call may come early by as much as the burst
/// allows. Also holds everybody back for a while when the target asks for it. Safe for use by many threads.
public final class Pace {

    private final long interval;
    private final long tolerance;
    private final LongSupplier nanoTime;
    private long due;

    /// A pace of `perSecond` calls, of which one second's worth may come at once.
    ///
    /// @param perSecond calls per second; 0 for no limit
    public Pace(double perSecond, LongSupplier nanoTime) {
        this.interval = perSecond <= 0 ? 0 : (long) (Duration.ofSeconds(1).toNanos() / perSecond);
        this.tolerance = interval == 0 ? 0 : Duration.ofSeconds(1).toNanos();
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong();
    }

    /// How long the next call would have to wait; zero or more. Reserves nothing.
    public synchronized Duration ahead() {
        return ahead(nanoTime.getAsLong());
    }

    /// Reserves a place for one call.
    ///
    /// @return how long to wait before making it; zero or more
    public synchronized Duration reserve() {
        long now = nanoTime.getAsLong();
        Duration ahead = ahead(now);
        due = Math.max(due, now) + interval;
        return ahead;
    }

    private Duration ahead(long now) {
        return Duration.ofNanos(Math.max(0, due - now - tolerance));
    }

    /// Lets nobody through before a while has passed.
    public synchronized void holdBack(Duration delay) {
        due = Math.max(due, nanoTime.getAsLong() + delay.toNanos() + tolerance);
    }
}
