package dev.pipewright.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What an answer says about when to come back.
class HttpExchangeTest {

    private static final String SEVEN_SECONDS_PAST = "Mon, 02 Mar 2026 10:00:07 GMT";
    private static final Clock TEN_O_CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
    private static final Clock SIX_MINUTES_EARLIER = Clock.fixed(Instant.parse("2026-03-02T09:54:00Z"), ZoneOffset.UTC);

    private static Optional<Duration> retryAfter(Clock clock, Map<String, String> headers) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new HttpExchange(429, all, new byte[0], clock).retryAfter();
    }

    @Test
    void seconds_are_taken_as_they_are() {
        assertThat(retryAfter(TEN_O_CLOCK, Map.of("Retry-After", "7"))).contains(Duration.ofSeconds(7));
    }

    @Test
    void a_date_is_measured_by_our_clock_where_the_answer_has_none() {
        assertThat(retryAfter(TEN_O_CLOCK, Map.of("Retry-After", SEVEN_SECONDS_PAST)))
                .contains(Duration.ofSeconds(7));
        assertThat(retryAfter(TEN_O_CLOCK, Map.of("Retry-After", SEVEN_SECONDS_PAST, "Date", "around noon")))
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void a_date_is_measured_by_the_clock_of_the_answer() {
        assertThat(retryAfter(
                        SIX_MINUTES_EARLIER,
                        Map.of("Retry-After", SEVEN_SECONDS_PAST, "Date", "Mon, 02 Mar 2026 10:00:00 GMT")))
                .contains(Duration.ofSeconds(7));
        assertThat(retryAfter(
                        TEN_O_CLOCK,
                        Map.of("Retry-After", SEVEN_SECONDS_PAST, "Date", "Mon, 02 Mar 2026 10:01:00 GMT")))
                .contains(Duration.ZERO);
    }

    @Test
    void what_is_neither_says_nothing() {
        assertThat(retryAfter(TEN_O_CLOCK, Map.of("Retry-After", "soon"))).isEmpty();
        assertThat(retryAfter(TEN_O_CLOCK, Map.of())).isEmpty();
    }
}
