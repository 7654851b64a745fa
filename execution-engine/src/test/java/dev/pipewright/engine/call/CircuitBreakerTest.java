package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.quota.Silence;
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

    @Test
    void who_hears_of_a_silence_makes_no_failures_of_its_own_first() {
        breaker.hear(new Silence(Duration.ofSeconds(10), Duration.ofSeconds(2)), false);

        assertThat(breaker.ask()).isEqualTo(Duration.ofSeconds(1));
        assertThat(breaker.silentFor()).isEqualTo(Duration.ofSeconds(8));
        assertThat(breaker.tell().silence()).as("what it knows itself").isNull();
    }

    @Test
    void whose_turn_it_is_probes_after_the_last_failure_of_all() {
        breaker.hear(new Silence(Duration.ofSeconds(10), Duration.ofSeconds(5)), true);

        assertThat(breaker.ask()).isEqualTo(Duration.ofMillis(500));
        pass(Duration.ofMillis(500));
        assertThat(breaker.ask()).isZero();
        pass(Duration.ofSeconds(1));
        breaker.failed();

        assertThat(breaker.tell().silence()).isEqualTo(new Silence(Duration.ofMillis(11_500), Duration.ZERO));
    }

    @Test
    void who_only_heard_of_a_silence_hears_of_its_end() {
        breaker.hear(new Silence(Duration.ofSeconds(10), Duration.ofSeconds(2)), false);

        breaker.hear(null, false);

        assertThat(breaker.ask()).isZero();
    }

    @Test
    void who_failed_itself_probes_at_once_and_once_when_others_are_answered() {
        open();
        breaker.tell();

        breaker.hear(null, false);

        assertThat(breaker.ask()).isZero();
        assertThat(breaker.ask()).isEqualTo(Duration.ofMillis(500));
        breaker.failed();
        breaker.tell();
        breaker.hear(null, false);
        assertThat(breaker.ask()).isPositive();
    }

    @Test
    void a_silence_that_was_told_before_the_last_answer_is_over() {
        breaker.answered();
        pass(Duration.ofSeconds(1));

        breaker.hear(new Silence(Duration.ofSeconds(2), Duration.ofSeconds(2)), false);

        assertThat(breaker.ask()).isZero();
    }

    @Test
    void it_is_news_when_a_silence_begins_and_ends() {
        assertThat(breaker.isNews()).isFalse();
        open();
        assertThat(breaker.isNews()).isTrue();
        breaker.tell();
        assertThat(breaker.isNews()).isFalse();
        breaker.answered();

        assertThat(breaker.isNews()).isTrue();
        assertThat(breaker.tell().answered()).isZero();
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
