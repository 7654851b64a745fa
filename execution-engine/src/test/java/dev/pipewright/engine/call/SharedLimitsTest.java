package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Several nodes at one credential, as its target sees them.
class SharedLimitsTest {

    private static final CallLimits LIMITS = new CallLimits(8, 50, 5, 0);
    private static final Duration LATENCY = Duration.ofMillis(40);
    private static final Caller BIG = caller("big", LIMITS);
    private static final Caller SMALL = caller("small", LIMITS);

    @Test
    void nodes_that_come_and_go_are_never_faster_together_than_the_limits() {
        var nodes = new SimulatedNodes(LATENCY);
        nodes.node().calls(BIG);
        nodes.pass(Duration.ofMillis(3_300));
        var second = nodes.node();
        second.calls(BIG);
        second.calls(SMALL);
        nodes.pass(Duration.ofMillis(9_700));
        nodes.node().calls(SMALL);
        nodes.pass(Duration.ofSeconds(17));

        assertThat(nodes.mostInASecond()).isBetween(50, 55);
        assertThat(nodes.mostAtOnce()).isLessThanOrEqualTo(8);
        assertThat(nodes.madeWithin(Duration.ofSeconds(10))).isBetween(480L, 510L);
    }

    @Test
    void what_a_dead_node_had_goes_to_the_others() {
        var nodes = new SimulatedNodes(LATENCY);
        nodes.node().calls(BIG);
        var dead = nodes.node();
        dead.calls(BIG);
        nodes.pass(Duration.ofSeconds(10));

        dead.freeze();
        nodes.pass(Duration.ofSeconds(8));
        nodes.pass(Duration.ofSeconds(4));

        assertThat(nodes.madeWithin(Duration.ofSeconds(4))).isBetween(195L, 205L);
    }

    @Test
    void a_node_that_stood_still_does_not_use_what_others_have_by_now() {
        var nodes = new SimulatedNodes(LATENCY);
        nodes.node().calls(BIG);
        var frozen = nodes.node();
        frozen.calls(BIG);
        nodes.pass(Duration.ofSeconds(10));

        for (int second = 1; second < 12; second++) {
            frozen.freeze();
            nodes.pass(Duration.ofSeconds(second));
            frozen.thaw();
            nodes.pass(Duration.ofSeconds(5));
        }

        assertThat(nodes.mostInASecond()).isLessThanOrEqualTo(55);
        assertThat(nodes.mostAtOnce()).isLessThanOrEqualTo(8);
    }

    @Test
    void calls_at_once_are_shared_where_nothing_else_is_limited() {
        var nodes = new SimulatedNodes(Duration.ofMillis(100));
        CallLimits places = CallLimits.ofPlaces(6);
        nodes.node().calls(caller("big", places));
        nodes.node().calls(caller("big", places));
        nodes.node().calls(caller("small", places));
        nodes.pass(Duration.ofSeconds(20));

        assertThat(nodes.mostAtOnce()).isEqualTo(6);
        assertThat(nodes.madeWithin(Duration.ofSeconds(10))).isBetween(570L, 600L);
    }

    @Test
    void a_small_tenant_beside_a_big_one_is_as_fast_as_with_half_the_limits() {
        Caller halfAsFast = caller("small", new CallLimits(4, 25, 2, 0));
        var alone = new SimulatedNodes(LATENCY);
        alone.node().calls(halfAsFast);
        Duration half = alone.until(halfAsFast, 1_000);

        var beside = new SimulatedNodes(LATENCY);
        var first = beside.node();
        var second = beside.node();
        for (int i = 0; i < 4; i++) {
            first.calls(BIG);
            second.calls(BIG);
        }
        beside.pass(Duration.ofSeconds(20));
        second.calls(SMALL);
        Duration took = beside.until(SMALL, 1_000);

        assertThat(half).isBetween(Duration.ofSeconds(39), Duration.ofSeconds(41));
        assertThat(took).isLessThan(half.multipliedBy(115).dividedBy(100));
        assertThat(beside.mostInASecond()).isLessThanOrEqualTo(55);
    }

    @Test
    void a_big_tenant_has_all_that_a_small_one_does_not_use() {
        var nodes = new SimulatedNodes(LATENCY);
        nodes.node().calls(BIG);
        nodes.pass(Duration.ofSeconds(30));

        assertThat(nodes.made(BIG)).isBetween(1_490, 1_510);
    }

    private static Caller caller(String tenant, CallLimits limits) {
        return new Caller(new TenantId(tenant), new RunId(new UUID(0, tenant.length())), limits);
    }
}
