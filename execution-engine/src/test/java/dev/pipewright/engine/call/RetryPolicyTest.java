package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.http.RetrySettings;
import dev.pipewright.connectors.http.Trouble;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Set<Trouble> BUSY = Set.of(Trouble.BUSY);
    private static final RetryPolicy POLICY =
            new RetryPolicy(3, Duration.ofMillis(100), 2, Duration.ofSeconds(1), 50, BUSY);

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void the_last_try_that_counts_is_followed_by_none() {
        assertThat(POLICY.allowsTryAfter(2, Trouble.BUSY)).isTrue();
        assertThat(POLICY.allowsTryAfter(3, Trouble.BUSY)).isFalse();
    }

    @Test
    void only_the_chosen_trouble_is_tried_again() {
        assertThat(POLICY.allowsTryAfter(1, Trouble.SILENCE)).isFalse();
    }

    @Test
    void waits_double_and_are_at_least_half_of_what_they_may_be() {
        for (int i = 0; i < 100; i++) {
            assertThat(POLICY.waitAfter(1, random)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
            assertThat(POLICY.waitAfter(3, random)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        }
    }

    @Test
    void without_jitter_a_wait_is_what_the_factor_makes_of_it() {
        var policy = new RetryPolicy(9, Duration.ofMillis(100), 3, Duration.ofSeconds(60), 0, BUSY);

        assertThat(policy.waitAfter(4, random)).isEqualTo(Duration.ofMillis(2_700));
    }

    @Test
    void a_wait_is_never_longer_than_the_cap() {
        for (int tries = 5; tries < 80; tries++) {
            assertThat(POLICY.waitAfter(tries, random)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        }
    }

    @Test
    void a_policy_without_a_try_is_refused() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, 2, Duration.ZERO, 0, BUSY))
                .hasMessage("a policy without a try: 0");
    }

    @Test
    void a_node_that_says_nothing_tries_ten_times_and_after_all_trouble() {
        assertThat(policy(Map.of(), Map.of()))
                .isEqualTo(new RetryPolicy(
                        10, Duration.ofMillis(200), 2, Duration.ofSeconds(30), 50, Set.of(Trouble.values())));
    }

    @Test
    void a_node_says_how_often_how_soon_and_after_what() {
        RetryPolicy policy = policy(
                Map.of(),
                Map.of(
                        "retryTries", 4L,
                        "retryFirstMillis", 1000L,
                        "retryFactor", "3",
                        "retryCapSeconds", 60L,
                        "retryJitterPercent", 0L,
                        "retryOn", List.of("busy", "SILENCE")));

        assertThat(policy)
                .isEqualTo(new RetryPolicy(
                        4, Duration.ofSeconds(1), 3, Duration.ofMinutes(1), 0, Set.of(Trouble.BUSY, Trouble.SILENCE)));
    }

    @Test
    void wrong_settings_are_problems_that_say_what_to_do() {
        var wrong = Map.<String, Object>of("retryTries", 0L, "retryFactor", 1.5, "retryJitterPercent", 101L);

        assertThat(sentences(wrong))
                .containsExactlyInAnyOrder(
                        "Set 'Tries' to a number from 1 to 100.",
                        "Set 'Factor' to a whole number.",
                        "Set 'Jitter in percent' to a number from 0 to 100.");
        assertThat(sentences(Map.of("retryOn", "BUSY, LATE")))
                .containsExactly("There is no trouble 'LATE' in 'Try again after'; use some of: BUSY, FAULT, SILENCE.");
        assertThat(sentences(Map.of("retries", 3L)))
                .containsExactly("There is no setting 'retries'; remove it, or use one of: none.");
        assertThatThrownBy(() -> policy(Map.of(), wrong)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void what_a_node_says_goes_before_its_connection_and_that_before_the_standard() {
        Map<String, Object> connection = Map.of("retryTries", 4L, "retryCapSeconds", 60L, "retryOn", "BUSY");

        RetryPolicy policy = policy(connection, Map.of("retryCapSeconds", "5", "retryTries", ""));

        assertThat(policy).isEqualTo(new RetryPolicy(4, Duration.ofMillis(200), 2, Duration.ofSeconds(5), 50, BUSY));
    }

    private static RetryPolicy policy(Map<String, Object> connection, Map<String, Object> node) {
        return RetryPolicy.of(
                SettingsBinder.bind(RetrySettings.class, connection).but(node));
    }

    private static List<String> sentences(Map<String, Object> settings) {
        return Presets.problems("taxman-v1", settings).stream()
                .map(problem -> problem.sentence(Locale.ENGLISH))
                .toList();
    }
}
