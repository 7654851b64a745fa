package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.RetrySettings;
import dev.pipewright.connectors.http.Trouble;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/// How often and how soon to try again. The wait before try n + 1 is at most `first · factor^(n-1)`, never longer than
/// `cap`, and shorter by a random share of up to `jitter`.
///
/// @param tries the most tries that count; at least 1
/// @param factor by how much each wait is longer than the one before; at least 1
/// @param jitter in percent of the wait, 0 to 100
/// @param on what is tried again at all
record RetryPolicy(int tries, Duration first, int factor, Duration cap, int jitter, Set<Trouble> on) {

    RetryPolicy {
        on = Set.copyOf(on);
        if (tries < 1) {
            throw new IllegalArgumentException("a policy without a try: " + tries);
        }
        if (factor < 1) {
            throw new IllegalArgumentException("a policy with ever shorter waits: " + factor);
        }
        if (jitter < 0 || jitter > 100) {
            throw new IllegalArgumentException("a share that is none: " + jitter + " %");
        }
    }

    /// The policy that settings say.
    static RetryPolicy of(RetrySettings settings) {
        return new RetryPolicy(
                settings.retryTries(),
                Duration.ofMillis(settings.retryFirstMillis()),
                settings.retryFactor(),
                Duration.ofSeconds(settings.retryCapSeconds()),
                settings.retryJitterPercent(),
                settings.troubles());
    }

    boolean allowsTryAfter(int triesSoFar, Trouble trouble) {
        return triesSoFar < tries && on.contains(trouble);
    }

    /// How long to wait after a number of tries.
    ///
    /// @param triesSoFar at least 1
    Duration waitAfter(int triesSoFar, RandomGenerator random) {
        double full = first.toMillis() * Math.pow(factor, triesSoFar - 1.0);
        long bounded = Math.clamp((long) full, 1, Math.max(1, cap.toMillis()));
        long share = bounded * jitter / 100;
        return Duration.ofMillis(bounded - share + random.nextLong(share + 1));
    }
}
