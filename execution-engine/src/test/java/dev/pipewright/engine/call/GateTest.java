package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ConnectorException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Verdict LOST =
            new Verdict.Retry(Verdict.Trouble.BUSY, "no-answer", "No answer.", true, Duration.ZERO);

    private final AtomicLong now = new AtomicLong(11);
    private final Gate gate = new Gate("http://target", 1, 0, now::get);

    @Test
    void nobody_is_kept_waiting_for_a_target_that_asks_for_a_day() throws InterruptedException {
        call(new Verdict.Wait("RateLimitExceeded", "Too fast.", Duration.ofHours(24)));

        assertThat(gate.enter()).isEqualTo(Duration.ofHours(24));
        pass(Duration.ofHours(24));
        assertThat(gate.enter()).isZero();
    }

    @Test
    void who_is_not_let_in_takes_no_place() throws InterruptedException {
        call(new Verdict.Wait("RateLimitExceeded", "Too fast.", Duration.ofSeconds(5)));
        gate.enter();
        gate.enter();
        pass(Duration.ofSeconds(5));

        assertThat(gate.enter()).isZero();
    }

    @Test
    void a_probe_that_is_told_to_wait_has_been_answered() throws InterruptedException {
        silence();
        pass(Duration.ofMillis(500));

        call(new Verdict.Wait("RateLimitExceeded", "Too fast.", Duration.ZERO));

        assertThat(gate.enter()).isZero();
    }

    @Test
    void a_target_that_answers_no_probe_for_two_minutes_stops_the_run() throws InterruptedException {
        silence();

        assertThatThrownBy(() -> {
                    while (true) {
                        Duration wait = gate.enter();
                        if (wait.isZero()) {
                            gate.learn(LOST);
                            gate.leave();
                        }
                        pass(wait);
                    }
                })
                .isInstanceOf(ConnectorException.class)
                .hasMessage(
                        "The target at http://target has not answered for 2 minutes. Check that it is up, then start"
                                + " the run again: nothing is sent twice.");
    }

    private void silence() throws InterruptedException {
        for (int i = 0; i < CircuitBreaker.FAILURES_TO_OPEN; i++) {
            call(LOST);
        }
    }

    private void call(Verdict verdict) throws InterruptedException {
        assertThat(gate.enter()).isZero();
        gate.learn(verdict);
        gate.leave();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
