package dev.pipewright.engine;

import static dev.pipewright.engine.plan.Drawings.call;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.plan.Drawings.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunVerdictTest {

    private static final NodeId CALL = new NodeId("call-1");

    private final Map<NodeId, NodeCounts> counts = new HashMap<>();
    private final Map<NodeId, Balance> balances = new HashMap<>();

    private static ExecutionPlan plan(Drawings drawings) {
        return Planner.plan(drawings.pipeline(), _ -> true);
    }

    /// Source, map, call, map, two sinks.
    private static final ExecutionPlan TAXING = plan(taxing());

    private static Drawings taxing() {
        var last = map("map-2");
        return new Drawings()
                .chain(source("source-1"), map("map-1"), call("call-1"), last, results("sink-1"))
                .chain(last, results("sink-2"));
    }

    /// Ten records, of which the target refuses one.
    private void taxed() {
        passed("source-1", 10);
        passed("map-1", 10);
        passed("call-1", 10);
        balances.put(
                CALL,
                new Balance(
                        10,
                        Map.of(DocumentState.SUCCEEDED, 6L, DocumentState.UNCHANGED, 3L, DocumentState.REJECTED, 1L),
                        Map.of(),
                        10,
                        7));
        counts.put(new NodeId("map-2"), new NodeCounts(9, 18, 0, 0, 0, 9));
        passed("sink-1", 9);
        passed("sink-2", 9);
    }

    private void passed(String node, long records) {
        counts.put(new NodeId(node), new NodeCounts(records, records, 0, 0, 0, 0));
    }

    private RunVerdict verdict(ExecutionPlan plan) {
        return RunVerdict.of(plan, balances, counts);
    }

    private void assertUnbalanced(ExecutionPlan plan, String what, String node) {
        assertThat(verdict(plan).state()).isEqualTo(RunState.FAILED);
        assertThat(Sentences.english().read(Objects.requireNonNull(verdict(plan).failure())))
                .startsWith("The run does not balance: the " + what + " of " + node + " do not add up (")
                .endsWith("Its results must not be used; please report this.");
    }

    @Test
    void a_run_where_everything_arrived_is_completed_with_what_was_refused() {
        taxed();

        assertThat(verdict(TAXING)).isEqualTo(new RunVerdict(RunState.COMPLETED_WITH_REJECTS, null));
    }

    @Test
    void a_run_that_read_nothing_is_empty() {
        balances.put(CALL, new Balance(0, Map.of(), Map.of(), 0, 0));

        assertThat(verdict(TAXING)).isEqualTo(new RunVerdict(RunState.COMPLETED_EMPTY, null));
    }

    @Test
    void a_run_of_which_all_is_left_out_on_the_way_is_empty() {
        balances.put(CALL, new Balance(0, Map.of(), Map.of(), 0, 0));
        passed("source-1", 10);
        counts.put(new NodeId("map-1"), new NodeCounts(10, 0, 10, 0, 0, 0));

        assertThat(verdict(TAXING)).isEqualTo(new RunVerdict(RunState.COMPLETED_EMPTY, null));
    }

    @Test
    void a_run_of_which_all_is_refused_is_not_just_empty() {
        balances.put(CALL, new Balance(0, Map.of(), Map.of(), 0, 0));
        passed("source-1", 10);
        counts.put(new NodeId("map-1"), new NodeCounts(10, 0, 0, 10, 0, 0));

        assertThat(verdict(TAXING)).isEqualTo(new RunVerdict(RunState.COMPLETED_WITH_REJECTS, null));
    }

    @Test
    void a_document_that_did_not_reach_a_sink_is_noticed() {
        taxed();
        passed("sink-2", 8);

        assertUnbalanced(TAXING, "arrived records", "sink-2");
    }

    @Test
    void a_document_that_reached_a_sink_twice_is_noticed() {
        taxed();
        passed("sink-1", 10);

        assertUnbalanced(TAXING, "arrived records", "sink-1");
    }

    @Test
    void a_document_that_went_on_twice_behind_the_call_is_noticed() {
        taxed();
        counts.put(new NodeId("map-2"), new NodeCounts(10, 20, 0, 0, 0, 10));
        passed("sink-1", 10);
        passed("sink-2", 10);

        assertUnbalanced(TAXING, "arrived records", "map-2");
    }

    @Test
    void a_record_that_was_lost_before_the_call_is_noticed() {
        taxed();
        passed("source-1", 11);

        assertUnbalanced(TAXING, "arrived records", "map-1");
    }

    @Test
    void documents_that_the_call_did_not_count_are_noticed() {
        taxed();
        passed("source-1", 11);
        passed("map-1", 11);
        passed("call-1", 11);

        assertUnbalanced(TAXING, "documents", "call-1");
    }

    @Test
    void two_sources_before_one_node_add_up() {
        var union = new Node.Union(header("union-1"));
        var plan = plan(new Drawings()
                .chain(source("source-1"), union, results("sink-1"))
                .chain(source("source-2"), union));
        passed("source-1", 3);
        passed("source-2", 4);
        passed("union-1", 7);
        passed("sink-1", 7);

        assertThat(verdict(plan).state()).isEqualTo(RunState.COMPLETED);
        passed("union-1", 4);
        passed("sink-1", 4);
        assertUnbalanced(plan, "arrived records", "union-1");
    }

    @Test
    void what_leaves_by_several_ports_adds_up() {
        var route = new Node.Route(header("route-1"), List.of(new Node.Route.Branch("big", "total > 100")));
        var plan = plan(new Drawings()
                .chain(source("source-1"), route)
                .add(results("sink-1"), results("sink-2"))
                .edge(route, "big", results("sink-1"))
                .edge(route, Node.Route.OTHERWISE, results("sink-2")));
        passed("source-1", 7);
        passed("route-1", 7);
        passed("sink-1", 3);
        passed("sink-2", 4);

        assertThat(verdict(plan).state()).isEqualTo(RunState.COMPLETED);
        passed("sink-2", 5);
        assertUnbalanced(plan, "arrived records", "sink-1");
    }
}
