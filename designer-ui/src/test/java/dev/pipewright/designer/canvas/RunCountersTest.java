package dev.pipewright.designer.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.canvas.LiveCounters.BoxCounters;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.run.RunReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunCountersTest {

    private static final Instant NOON = Instant.parse("1997-01-31T12:00:00Z");
    private static final NodeId SOURCE = new NodeId("source-sales");
    private static final NodeId CALL = new NodeId("apiCall-taxman");

    private final RunCounters counters = new RunCounters(
            new Formats(Locale.US, ZoneOffset.UTC), (key, value) -> value + " " + key.substring("counter.".length()));

    @Test
    void a_box_says_what_came_left_and_was_refused_how_fast_it_goes_and_how_long_the_rest_takes() {
        var _ = counters.of(report(RunState.RUNNING, 0, 0, 1_500), NOON);

        LiveCounters shown = counters.of(report(RunState.RUNNING, 240, 10, 1_500), NOON.plusSeconds(10));

        // In ten seconds 250 of 1,500 were done with: the 1,250 that are left take 50.
        assertThat(shown.boxes())
                .containsExactly(
                        new BoxCounters(SOURCE.value(), "1,500 in", "1,500 out", "", "", "", "running"),
                        new BoxCounters(
                                CALL.value(),
                                "1,500 in",
                                "240 out",
                                "10 rejected",
                                "24 speed",
                                "50 s left",
                                "running"));
    }

    @Test
    void what_comes_to_a_box_is_told_also_if_all_of_it_leaves() {
        LiveCounters shown = counters.of(report(RunState.RUNNING, 1_500, 0, 1_500), NOON);

        assertThat(shown.boxes())
                .allMatch(box -> box.in().equals("1,500 in") && box.out().equals("1,500 out"));
    }

    @Test
    void a_run_that_is_over_has_neither_a_speed_nor_a_rest() {
        var _ = counters.of(report(RunState.RUNNING, 0, 0, 1_500), NOON);

        LiveCounters shown = counters.of(report(RunState.CANCELLED, 240, 10, 1_500), NOON.plusSeconds(10));

        assertThat(shown.boxes())
                .allMatch(box -> box.speed().isEmpty() && box.left().isEmpty());
        assertThat(shown.boxes()).extracting(BoxCounters::state).containsExactly("done", "done");
    }

    private static RunReport report(RunState state, long succeeded, long rejected, long formed) {
        var run = new Run(
                new RunId(new UUID(0, 1)),
                new TenantId("acme"),
                "orders",
                "Orders to tax",
                "sha256:1f2e3d",
                Mode.ESTIMATE,
                "person:ada:1",
                Map.of(),
                state,
                NOON,
                NOON,
                state.isFinal() ? NOON.plusSeconds(10) : null,
                null);
        Map<NodeId, NodeCounts> nodes = new LinkedHashMap<>();
        nodes.put(SOURCE, new NodeCounts(formed, formed, 0, 0, 0, 0));
        nodes.put(CALL, new NodeCounts(formed, succeeded, 0, 0, 0, 0));
        var balance = new Balance(
                formed,
                Map.of(
                        DocumentState.SUCCEEDED,
                        succeeded,
                        DocumentState.REJECTED,
                        rejected,
                        DocumentState.WAITING,
                        formed - succeeded - rejected),
                Map.of(),
                0,
                succeeded + rejected);
        return new RunReport(run, nodes, Map.of(CALL, balance), true, 0, 0, List.of(), List.of(), null);
    }
}
