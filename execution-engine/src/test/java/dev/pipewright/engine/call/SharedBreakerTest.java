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
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.quota.Quota;
import dev.pipewright.engine.quota.QuotaClaim;
import dev.pipewright.engine.quota.SharedQuota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A silent target, and gates of several nodes in front of it.
class SharedBreakerTest {

    private static final Verdict LOST =
            new Verdict.Retry(Trouble.SILENCE, "no-answer", "No answer.", true, Duration.ZERO);
    private static final Verdict DONE = new Verdict.Accepted(Payload.of("{}"));
    private static final Caller CALLER =
            new Caller(new TenantId("acme"), new RunId(new UUID(0, 1)), CallLimits.ofPlaces(64));
    private static final Later SECOND = new Later(Duration.ofSeconds(1));

    private final AtomicLong now = new AtomicLong(11);
    private final SharedQuota quota = new SharedQuota();
    private final List<Gate> gates = new ArrayList<>();
    private final List<Quota> quotas = new ArrayList<>();
    private final Gate one = gate();
    private final Gate two = gate();

    /// A gate of another node, with its part of the places.
    private Gate gate() {
        Quota its = quota.of("node-" + gates.size());
        var gate = new Gate("http://target", now::get, (wanting, atOnce) -> {
            if (atOnce) {
                renew(wanting, its);
            }
        });
        gates.add(gate);
        quotas.add(its);
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofMillis(1));
            renewAll();
        }
        return gate;
    }

    @Test
    void when_a_target_is_silent_on_one_node_the_others_hold_back() throws InterruptedException {
        silence(one);
        renew(two);

        assertThat(two.enter(CALLER)).isEqualTo(SECOND);
    }

    @Test
    void a_node_that_begins_to_call_makes_no_failures_of_its_own() throws InterruptedException {
        silence(one);
        Gate third = gate();

        assertThat(third.enter(CALLER)).isEqualTo(SECOND);
    }

    @Test
    void one_call_at_a_time_probes_on_all_nodes_together_and_in_turns() throws InterruptedException {
        silence(one);
        renewAll();
        pass(Duration.ofMillis(500));

        assertThat(one.enter(CALLER)).as("the probe").isEqualTo(new Entered());
        assertThat(one.enter(CALLER)).isInstanceOf(Later.class);
        assertThat(two.enter(CALLER)).isEqualTo(SECOND);
        settle(one, LOST);
        renewAll();
        renewAll();

        assertThat(one.enter(CALLER)).isEqualTo(SECOND);
        assertThat(two.enter(CALLER)).isEqualTo(new Later(Duration.ofSeconds(1)));
        pass(Duration.ofSeconds(1));
        assertThat(one.enter(CALLER)).isEqualTo(SECOND);
        assertThat(two.enter(CALLER)).as("the next probe").isEqualTo(new Entered());
    }

    @Test
    void probes_come_at_growing_intervals_whoever_makes_them() throws InterruptedException {
        silence(one);
        renewAll();
        List<Duration> probes = new ArrayList<>();
        long begin = now.get();
        while (probes.size() < 7) {
            for (Gate gate : gates) {
                if (gate.enter(CALLER) instanceof Entered) {
                    probes.add(Duration.ofNanos(now.get() - begin));
                    settle(gate, LOST);
                }
            }
            pass(Duration.ofMillis(500));
            renewAll();
        }

        assertThat(probes)
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1_500L, 3_500L, 7_500L, 15_500L, 30_500L, 45_500L);
    }

    @Test
    void an_answer_on_one_node_opens_the_way_for_all() throws InterruptedException {
        gate();
        silence(one);
        silence(two);
        renewAll();
        pass(Duration.ofMillis(500));
        Gate prober = prober();

        settle(prober, DONE);
        renewAll();

        for (Gate gate : gates) {
            enterAndLeave(gate);
            enterAndLeave(gate);
        }
    }

    @Test
    void a_node_that_alone_cannot_reach_the_target_stops_nobody_else() throws InterruptedException {
        silence(one);
        for (int i = 0; i < 200; i++) {
            if (one.enter(CALLER) instanceof Entered) {
                settle(one, LOST);
            }
            if (two.enter(CALLER) instanceof Entered) {
                settle(two, DONE);
            }
            pass(Duration.ofMillis(500));
            renewAll();
        }

        assertThat(two.enter(CALLER)).isEqualTo(new Entered());
        assertThat(one.enter(CALLER)).isInstanceOf(Later.class);
    }

    @Test
    void what_a_node_said_that_is_gone_is_forgotten_with_its_block() throws InterruptedException {
        silence(one);
        renew(two);
        assertThat(two.enter(CALLER)).isEqualTo(SECOND);
        pass(Duration.ofSeconds(5));

        enterAndLeave(two);
    }

    @Test
    void runs_on_all_nodes_stop_when_no_probe_is_answered_for_two_minutes() throws InterruptedException {
        silence(one);
        for (int second = 0; second <= 150; second++) {
            for (Gate gate : gates) {
                tryOnce(gate);
            }
            pass(Duration.ofSeconds(1));
            renewAll();
        }

        for (Gate gate : gates) {
            assertThatThrownBy(() -> gate.enter(CALLER))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("has not answered for 2 minutes");
        }
    }

    @Test
    void blocks_are_taken_for_as_long_as_those_are_to_come_back_who_wait_for_a_probe() throws InterruptedException {
        silence(one);
        one.enter(CALLER);

        assertThat(one.isBusy()).isTrue();
        pass(Duration.ofSeconds(20));
        assertThat(one.isBusy()).as("nobody came").isFalse();
    }

    private void tryOnce(Gate gate) throws InterruptedException {
        try {
            if (gate.enter(CALLER) instanceof Entered) {
                settle(gate, LOST);
            }
        } catch (ConnectorException _) {
            assertThat(now.get()).isGreaterThan(Duration.ofMinutes(2).toNanos());
        }
    }

    /// The one gate that lets a probe through.
    private Gate prober() throws InterruptedException {
        List<Gate> probers = new ArrayList<>();
        for (Gate gate : gates) {
            if (gate.enter(CALLER) instanceof Entered) {
                probers.add(gate);
            }
        }
        assertThat(probers).hasSize(1);
        return probers.getFirst();
    }

    private void silence(Gate gate) throws InterruptedException {
        for (int i = 0; i < CircuitBreaker.FAILURES_TO_OPEN; i++) {
            assertThat(gate.enter(CALLER)).isEqualTo(new Entered());
            settle(gate, LOST);
        }
    }

    private static void enterAndLeave(Gate gate) throws InterruptedException {
        assertThat(gate.enter(CALLER)).isEqualTo(new Entered());
        settle(gate, DONE);
    }

    private static void settle(Gate gate, Verdict verdict) {
        gate.learn(verdict);
        gate.leave();
    }

    private void renewAll() {
        gates.forEach(this::renew);
    }

    private void renew(Gate gate) {
        renew(gate, quotas.get(gates.indexOf(gate)));
    }

    /// A gate that nobody has called yet knows no limits.
    private void renew(Gate gate, Quota its) {
        QuotaClaim claim = gate.claim();
        var withLimits = new QuotaClaim(
                CALLER.limits(),
                claim.tenants(),
                claim.placesHeld(),
                1,
                0,
                claim.perSecondWanted(),
                0,
                claim.hearing());
        gate.renewed(its.take("credential", withLimits), now.get());
    }

    private void pass(Duration time) {
        long at = now.addAndGet(time.toNanos());
        quota.setClock(Instant.parse("2026-03-01T12:00:00Z").plusNanos(at));
    }
}
