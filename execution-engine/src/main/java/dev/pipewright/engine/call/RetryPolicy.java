package dev.pipewright.engine.call;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often and how soon to try again. The wait before try n + 1 is random between half and all of
/// `first · 2^(n-1)`, and never longer than `cap`.
///
/// @param tries the most tries that count; at least 1
public record RetryPolicy(int tries, Duration first, Duration cap) {

    /// Ten tries: at a target that fails one call in five, one document in ten million is given up.
    public static final RetryPolicy STANDARD = new RetryPolicy(10, Duration.ofMillis(200), Duration.ofSeconds(30));

    public RetryPolicy {
        if (tries < 1) {
            throw new IllegalArgumentException("a policy without a try: " + tries);
        }
    }

    public boolean allowsTryAfter(int triesSoFar) {
        return triesSoFar < tries;
    }

    /// How long to wait after a number of tries.
    ///
    /// @param triesSoFar at least 1
    public Duration waitAfter(int triesSoFar, RandomGenerator random) {
        long full = first.toMillis() << Math.min(triesSoFar - 1, 20);
        long bounded = Math.clamp(full, 1, cap.toMillis());
        return Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2 + 1));
    }
}
