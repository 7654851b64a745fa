package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy POLICY = new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1));

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void the_last_try_that_counts_is_followed_by_none() {
        assertThat(POLICY.allowsTryAfter(2)).isTrue();
        assertThat(POLICY.allowsTryAfter(3)).isFalse();
    }

    @Test
    void waits_double_and_are_at_least_half_of_what_they_may_be() {
        for (int i = 0; i < 100; i++) {
            assertThat(POLICY.waitAfter(1, random)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
            assertThat(POLICY.waitAfter(3, random)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        }
    }

    @Test
    void a_wait_is_never_longer_than_the_cap() {
        for (int tries = 5; tries < 80; tries++) {
            assertThat(POLICY.waitAfter(tries, random)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        }
    }

    @Test
    void a_policy_without_a_try_is_refused() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
                .hasMessage("a policy without a try: 0");
    }
}
