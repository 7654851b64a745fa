package dev.pipewright.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong(5_000_000_000L);

    @Test
    void without_a_limit_nobody_waits() {
        var pace = new Pace(0, now::get);

        for (int i = 0; i < 1000; i++) {
            assertThat(pace.reserve()).isZero();
        }
    }

    @Test
    void one_seconds_worth_may_come_at_once_and_then_calls_are_spaced() {
        var pace = new Pace(10, now::get);

        for (int i = 0; i < 11; i++) {
            assertThat(pace.reserve()).isZero();
        }
        assertThat(pace.reserve()).isEqualTo(Duration.ofMillis(100));
        assertThat(pace.reserve()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void over_a_minute_the_rate_holds() {
        var pace = new Pace(10, now::get);
        int calls = 0;
        long end = now.get() + Duration.ofMinutes(1).toNanos();

        while (now.get() < end) {
            now.addAndGet(pace.reserve().toNanos());
            calls++;
        }

        assertThat(calls).isBetween(600, 612);
    }
}
