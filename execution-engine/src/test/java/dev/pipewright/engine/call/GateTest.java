package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.connectors.http.Trouble;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Admission.Entered;
import dev.pipewright.engine.call.Admission.Later;
import dev.pipewright.engine.call.Admission.UsedUp;
import dev.pipewright.engine.quota.InMemoryQuota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Verdict LOST = new Verdict.Retry(Trouble.BUSY, "no-answer", "No answer.", true, Duration.ZERO);
    private static final Caller CALLER = caller(CallLimits.ofPlaces(1));
    private static final Caller TWICE_A_DAY = caller(new CallLimits(4, 0, 1, 2));
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final AtomicLong now = new AtomicLong(11);
    private final InMemoryQuota quota = new InMemoryQuota(NOON);
    /// A gate that gets a block as soon as it needs one.
    private final Gate gate = new Gate("http://target", now::get, (wanting, atOnce) -> {
        if (atOnce) {
            wanting.renewed(quota.take("credential", wanting.claim()), now());
        }
    });

    private long now() {
        return now.get();
    }

    @Test
    void nobody_is_kept_waiting_for_a_target_that_asks_for_a_day() throws InterruptedException {
        call(new Verdict.Wait("RateLimitExceeded", "Too fast.", Duration.ofHours(24)));

        assertThat(gate.enter(CALLER)).isEqualTo(new Later(Duration.ofHours(24)));
        pass(Duration.ofHours(24));
        assertThat(gate.enter(CALLER)).isEqualTo(new Entered());
    }

    @Test
    void who_is_not_let_in_takes_no_place() throws InterruptedException {
        call(new Verdict.Wait("RateLimitExceeded", "Too fast.", Duration.ofSeconds(5)));
        gate.enter(CALLER);
        gate.enter(CALLER);
        pass(Duration.ofSeconds(5));

        assertThat(gate.enter(CALLER)).isEqualTo(new Entered());
    }

    @Test
    void a_probe_that_is_told_to_wait_has_been_answered() throws InterruptedException {
        silence();
        pass(Duration.ofMillis(500));

        call(new Verdict.Wait("RateLimitExceeded", "Too fast.", Duration.ZERO));

        assertThat(gate.enter(CALLER)).isEqualTo(new Entered());
    }

    @Test
    void a_target_that_answers_no_probe_for_two_minutes_stops_the_run() throws InterruptedException {
        silence();

        assertThatThrownBy(() -> {
                    while (true) {
                        switch (gate.enter(CALLER)) {
                            case Entered _ -> {
                                gate.learn(LOST);
                                gate.leave();
                            }
                            case Later later -> pass(later.pause());
                            case UsedUp usedUp -> pass(usedUp.pause());
                        }
                    }
                })
                .isInstanceOf(ConnectorException.class)
                .hasMessage(
                        "The target at http://target has not answered for 2 minutes. Check that it is up, then start"
                                + " the run again: nothing is sent twice.");
    }

    @Test
    void when_the_calls_of_the_day_are_used_up_everybody_is_told_until_when() throws InterruptedException {
        twice();

        assertThat(gate.enter(TWICE_A_DAY))
                .isEqualTo(new UsedUp(Duration.ofHours(12), Instant.parse("2026-03-02T00:00:00Z")));
    }

    @Test
    void who_knows_that_more_is_allowed_by_now_is_let_in() throws InterruptedException {
        twice();
        gate.enter(TWICE_A_DAY);
        pass(Duration.ofSeconds(5));

        assertThat(gate.enter(caller(new CallLimits(4, 0, 1, 3)))).isEqualTo(new Entered());
    }

    @Test
    void who_has_a_place_gets_no_further_call_when_those_of_the_day_are_used_up() throws InterruptedException {
        gate.enter(TWICE_A_DAY);

        assertThat(gate.pace(TWICE_A_DAY)).isTrue();
        assertThat(gate.pace(TWICE_A_DAY)).isFalse();
    }

    @Test
    void where_callers_know_of_different_limits_the_least_counts() throws InterruptedException {
        gate.enter(caller(new CallLimits(8, 0, 1, 1)));
        gate.enter(caller(new CallLimits(2, 10, 5, 0)));

        assertThat(gate.claim().limits()).isEqualTo(new CallLimits(2, 10, 1, 1));
    }

    private void twice() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            assertThat(gate.enter(TWICE_A_DAY)).isEqualTo(new Entered());
            gate.leave();
        }
    }

    private static Caller caller(CallLimits limits) {
        return new Caller(new TenantId("acme"), new RunId(new UUID(0, 1)), limits);
    }

    private void silence() throws InterruptedException {
        for (int i = 0; i < CircuitBreaker.FAILURES_TO_OPEN; i++) {
            call(LOST);
        }
    }

    private void call(Verdict verdict) throws InterruptedException {
        assertThat(gate.enter(CALLER)).isEqualTo(new Entered());
        gate.learn(verdict);
        gate.leave();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
