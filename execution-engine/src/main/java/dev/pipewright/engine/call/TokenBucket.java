package dev.pipewright.engine.call;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Lets calls through at a rate that may change: a token for each, which come evenly and of which some may be
/// saved. Guarded by its owner's lock.
final class TokenBucket {

    private static final double WHOLE = 1 - 1e-6;
    private static final double SECOND = Duration.ofSeconds(1).toNanos();
    private static final Duration NOBODY_KNOWS = Duration.ofDays(1);

    private final LongSupplier nanoTime;
    private double perSecond;
    private double most;
    private double tokens;
    private long filled;

    /// A bucket without tokens, that gets none.
    TokenBucket(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.filled = nanoTime.getAsLong();
    }

    /// Sets the rate from now on. What was saved stays, as far as so much may be saved.
    ///
    /// @param newPerSecond infinite for no limit
    /// @param newMost how many may be saved; at least 1
    void change(double newPerSecond, double newMost) {
        fill();
        perSecond = newPerSecond;
        most = newMost;
        tokens = Math.min(tokens, most);
    }

    /// Forgets what was saved.
    void startWith(double newTokens) {
        filled = nanoTime.getAsLong();
        tokens = newTokens;
    }

    /// How long until there is a token; zero if there is one.
    Duration ahead() {
        fill();
        if (perSecond == Double.POSITIVE_INFINITY || tokens >= WHOLE) {
            return Duration.ZERO;
        }
        return perSecond == 0 ? NOBODY_KNOWS : Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * SECOND));
    }

    /// Takes the token that there is.
    void take() {
        fill();
        tokens = perSecond == Double.POSITIVE_INFINITY ? tokens : tokens - 1;
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        if (perSecond != Double.POSITIVE_INFINITY) {
            tokens = Math.min(most, tokens + (now - filled) / SECOND * perSecond);
        }
        filled = now;
    }
}
