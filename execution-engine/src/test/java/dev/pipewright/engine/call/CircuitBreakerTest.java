package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final AtomicLong now = new AtomicLong(7);
    private final CircuitBreaker breaker = new CircuitBreaker(now::get);

    @Test
    void failures_with_successes_between_them_change_nothing() {
        for (int i = 0; i < 100; i++) {
            breaker.failed();
            breaker.answered();
        }

        assertThat(breaker.ask()).isZero();
        assertThat(breaker.silentFor()).isZero();
    }

    @Test
    void after_too_many_failures_in_a_row_callers_wait_and_one_probes() {
        open();

        assertThat(breaker.ask()).isEqualTo(Duration.ofMillis(500));
        pass(Duration.ofMillis(500));

        assertThat(breaker.ask()).as("the probe").isZero();
        assertThat(breaker.ask()).as("the next one").isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_target_is_silent_from_the_failure_that_opened_it_to_the_last_failed_probe() {
        open();
        pass(Duration.ofSeconds(7));

        assertThat(breaker.silentFor()).isZero();
        breaker.ask();
        breaker.failed();

        assertThat(breaker.silentFor()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void silence_begins_anew_after_a_while_in_which_nobody_asked() {
        open();
        pass(Duration.ofHours(1));
        breaker.ask();
        pass(Duration.ofSeconds(2));
        breaker.failed();

        assertThat(breaker.silentFor()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void probes_come_at_growing_intervals_up_to_fifteen_seconds() {
        open();
        for (int i = 0; i < 10; i++) {
            pass(breaker.ask());
            breaker.ask();
            breaker.failed();
        }

        assertThat(breaker.ask()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void a_successful_probe_closes_it() {
        open();
        pass(Duration.ofSeconds(1));
        breaker.ask();

        breaker.answered();

        assertThat(breaker.ask()).isZero();
        assertThat(breaker.ask()).isZero();
        assertThat(breaker.silentFor()).isZero();
    }

    private void open() {
        for (int i = 0; i < CircuitBreaker.FAILURES_TO_OPEN; i++) {
            breaker.failed();
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
