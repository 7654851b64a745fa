package dev.pipewright.engine.plan;

import static dev.pipewright.engine.plan.Drawings.call;
import static dev.pipewright.engine.plan.Drawings.disabled;
import static dev.pipewright.engine.plan.Drawings.group;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.plan.Drawings.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Node.Sink RESULTS = results("sink-1");

    private static ExecutionPlan plan(Pipeline pipeline) {
        return Planner.plan(pipeline, _ -> true);
    }

    private static List<String> names(ExecutionPlan plan) {
        return plan.stages().stream().map(Stage::name).toList();
    }

    private static List<String> steps(Stage stage) {
        return stage.steps().stream().map(step -> step.node().name()).toList();
    }

    private static List<String> sentences(ExecutionPlan plan) {
        return plan.problems().stream().map(ProblemTexts.english()::sentence).toList();
    }

    @Test
    void a_stage_ends_at_a_call_and_before_a_sink() {
        var plan = plan(new Drawings()
                .chain(source("source-1"), map("map-1"), map("map-2"), call("call-1"), map("map-3"), RESULTS)
                .pipeline());

        assertThat(names(plan)).containsExactly("source-1.call-1", "call-1.sink-1");
        assertThat(steps(plan.stages().get(0))).containsExactly("map-1", "map-2");
        assertThat(steps(plan.stages().get(1))).containsExactly("map-3");
    }

    @Test
    void the_second_call_starts_from_the_settled_documents_of_the_first() {
        var plan = plan(new Drawings()
                .chain(source("source-1"), call("call-1"), map("map-1"), call("call-2"), RESULTS)
                .pipeline());

        assertThat(names(plan)).containsExactly("source-1.call-1", "call-1.call-2", "call-2.sink-1");
        assertThat(plan.stages().get(1).input()).isInstanceOf(StageInput.Settled.class);
    }

    @Test
    void each_sink_is_a_stage_of_its_own_and_nodes_they_share_are_counted_once() {
        var shared = map("map-1");
        var plan = plan(new Drawings()
                .chain(source("source-1"), call("call-1"), shared, RESULTS)
                .chain(shared, results("sink-2"))
                .pipeline());

        assertThat(names(plan)).containsExactly("source-1.call-1", "call-1.sink-1", "call-1.sink-2");
        assertThat(plan.stages().get(1).steps().getFirst().counted()).isTrue();
        assertThat(plan.stages().get(2).steps().getFirst().counted()).isFalse();
    }

    @Test
    void a_source_is_landed_before_a_sink_without_a_call() {
        var plan = plan(
                new Drawings().chain(source("source-1"), map("map-1"), RESULTS).pipeline());

        assertThat(names(plan)).containsExactly("source-1.landed", "source-1.sink-1");
        assertThat(plan.stages().get(1).input()).isInstanceOf(StageInput.Landed.class);
    }

    @Test
    void a_source_that_cannot_be_opened_again_is_landed() {
        var pipeline = new Drawings().chain(source("source-1"), call("call-1")).pipeline();

        var plan = Planner.plan(pipeline, _ -> false);

        assertThat(names(plan)).containsExactly("source-1.landed", "source-1.call-1");
    }

    @Test
    void a_source_that_feeds_two_calls_is_read_once() {
        var source = source("source-1");
        var route = new Node.Route(header("route-1"), List.of(new Node.Route.Branch("big", "total > 100")));
        var big = call("call-1");
        var small = call("call-2");
        var plan = plan(new Drawings()
                .chain(source, route)
                .add(big, small)
                .edge(route, "big", big)
                .edge(route, Node.Route.OTHERWISE, small)
                .pipeline());

        assertThat(names(plan)).containsExactly("source-1.landed", "source-1.call-1", "source-1.call-2");
    }

    @Test
    void two_sources_before_one_call_are_two_stages_that_both_count() {
        var union = new Node.Union(header("union-1"));
        var plan = plan(new Drawings()
                .chain(source("source-1"), union, call("call-1"), RESULTS)
                .chain(source("source-2"), union)
                .pipeline());

        assertThat(names(plan)).containsExactly("source-1.call-1", "source-2.call-1", "call-1.sink-1");
        assertThat(plan.stages().get(1).steps().getFirst().counted()).isTrue();
    }

    @Test
    void a_group_is_formed_while_reading_if_the_source_is_ordered_by_its_keys() {
        var plan = plan(new Drawings()
                .chain(
                        source("source-1", "day", "customer", "line"),
                        group("aggregate-1", "customer", "day"),
                        call("call-1"))
                .pipeline());

        assertThat(plan.isRunnable()).isTrue();
        assertThat(plan.stages().getFirst().border()).containsExactly("day", "customer");
    }

    @Test
    void the_order_is_followed_through_renaming() {
        var rename =
                new Node.Select(header("select-1"), List.of(new Node.Select.Column("customer", "customer_id", null)));
        var plan = plan(new Drawings()
                .chain(source("source-1", "customer_id"), rename, group("aggregate-1", "customer"), call("call-1"))
                .pipeline());

        assertThat(plan.stages().getFirst().border()).containsExactly("customer_id");
    }

    @Test
    void a_group_of_records_in_another_order_waits_for_all_of_them() {
        var plan = plan(new Drawings()
                .chain(source("source-1", "day"), group("aggregate-1", "customer", "day"), call("call-1"), RESULTS)
                .pipeline());

        assertThat(names(plan)).containsExactly("source-1.aggregate-1", "aggregate-1.call-1", "call-1.sink-1");
        Stage reading = plan.stages().getFirst();
        assertThat(reading.steps()).isEmpty();
        assertThat(reading.border()).isEmpty();
        Stage grouping = plan.stages().get(1);
        assertThat(grouping.landedBy()).containsExactly("source-1.aggregate-1");
        assertThat(grouping.steps()).extracting(step -> step.node().name()).containsExactly("aggregate-1");
        assertThat(grouping.border()).containsExactly("customer", "day");
    }

    @Test
    void a_group_behind_a_call_waits_for_all_answers() {
        var plan = plan(new Drawings()
                .chain(source("source-1", "day"), call("call-1"), group("aggregate-1", "day"), RESULTS)
                .pipeline());

        assertThat(names(plan)).containsExactly("source-1.call-1", "call-1.aggregate-1", "aggregate-1.sink-1");
    }

    @Test
    void a_group_of_what_several_sources_deliver_waits_for_all_of_them() {
        var union = new Node.Union(header("union-1"));
        var plan = plan(new Drawings()
                .chain(source("source-1", "day"), union, group("aggregate-1", "day"), call("call-1"))
                .chain(source("source-2", "day"), union)
                .pipeline());

        assertThat(names(plan)).containsExactly("source-1.aggregate-1", "source-2.aggregate-1", "aggregate-1.call-1");
        assertThat(plan.stages().getLast().landedBy()).containsExactly("source-1.aggregate-1", "source-2.aggregate-1");
    }

    @Test
    void what_was_sorted_is_grouped_while_reading() {
        var sort = new Node.Sort(
                header("sort-1"), List.of(new Node.Sort.Key("day", true), new Node.Sort.Key("amount", false)));
        var plan = plan(new Drawings()
                .chain(source("source-1"), sort, map("map-1", "d", "day"), group("aggregate-1", "d"), call("call-1"))
                .pipeline());

        assertThat(names(plan)).containsExactly("source-1.sort-1", "sort-1.call-1");
        assertThat(plan.stages().get(1).steps())
                .extracting(step -> step.node().name())
                .containsExactly("sort-1", "map-1", "aggregate-1");
        assertThat(plan.stages().get(1).border()).containsExactly("day");
    }

    @Test
    void what_gets_records_from_an_exchange_and_from_elsewhere_runs_in_both_stages() {
        var source = source("source-1");
        var route = new Node.Route(header("route-1"), List.of(new Node.Route.Branch("twice", "twice")));
        var deduplicate = new Node.Deduplicate(header("deduplicate-1"), List.of("code"));
        var union = new Node.Union(header("union-1"));
        var plan = plan(new Drawings()
                .chain(source, route)
                .add(deduplicate)
                .chain(union, call("call-1"))
                .edge(route, "twice", deduplicate)
                .edge(route, Node.Route.OTHERWISE, union)
                .edge(deduplicate, Edge.OUT, union)
                .pipeline());

        assertThat(names(plan))
                .containsExactly(
                        "source-1.landed", "source-1.deduplicate-1", "source-1.call-1", "deduplicate-1.call-1");
    }

    @Test
    void a_join_waits_for_both_of_its_sides() {
        var left = source("source-1");
        var right = source("source-2");
        var join = new Node.Join(header("join-1"), Node.Join.Type.INNER, List.of("id"), List.of("customer"));
        var plan = plan(new Drawings()
                .add(left, right)
                .chain(join, RESULTS)
                .edge(left, Edge.OUT, join, Node.Join.LEFT)
                .edge(right, Edge.OUT, join, Node.Join.RIGHT)
                .pipeline());

        assertThat(names(plan)).containsExactly("source-1.join-1.left", "source-2.join-1.right", "join-1.sink-1");
        Stage joining = plan.stages().getLast();
        assertThat(joining.landedBy()).containsExactly("source-1.join-1.left", "source-2.join-1.right");
        assertThat(joining.border()).containsExactly("key");
    }

    @Test
    void what_comes_to_both_sides_of_a_join_is_kept_for_each() {
        var source = source("source-1");
        var route = new Node.Route(header("route-1"), List.of(new Node.Route.Branch("head", "head")));
        var join = new Node.Join(header("join-1"), Node.Join.Type.LEFT, List.of("id"), List.of("id"));
        var plan = plan(new Drawings()
                .chain(source, route)
                .chain(join, RESULTS)
                .edge(route, "head", join, Node.Join.LEFT)
                .edge(route, Node.Route.OTHERWISE, join, Node.Join.RIGHT)
                .pipeline());

        assertThat(names(plan))
                .containsExactly("source-1.landed", "source-1.join-1.left", "source-1.join-1.right", "join-1.sink-1");
        assertThat(plan.stages().get(1).steps().getFirst().counted()).isTrue();
        assertThat(plan.stages().get(2).steps().getFirst().counted()).isFalse();
    }

    @Test
    void what_cannot_run_yet_is_refused() {
        var plan = plan(new Drawings()
                .chain(source("source-1"), new Node.SubPipeline(header("subPipeline-1"), "tax", 1, Map.of()), RESULTS)
                .pipeline());

        assertThat(plan.stages()).isEmpty();
        assertThat(plan.problems()).extracting(Problem::key).containsExactly("plan.subPipeline");
        assertThat(sentences(plan)).allSatisfy(sentence -> assertThat(sentence).endsWith("."));
    }

    @Test
    void a_disabled_map_lets_records_pass() {
        var plan = plan(new Drawings()
                .chain(source("source-1"), map(disabled("map-1")), call("call-1"), RESULTS)
                .pipeline());

        assertThat(plan.passing()).containsExactly(new NodeId("map-1"));
        assertThat(plan.stages().getFirst().entry()).containsExactly(new Inlet(new NodeId("call-1"), Edge.IN));
    }

    @Test
    void a_disabled_call_is_left_out_with_what_follows() {
        var plan = plan(new Drawings()
                .chain(source("source-1"), call(disabled("call-1")), map("map-1"), RESULTS)
                .chain(source("source-2"), call("call-2"))
                .pipeline());

        assertThat(names(plan)).containsExactly("source-2.call-2");
        assertThat(plan.leftOut())
                .containsExactly(
                        new NodeId("call-1"), new NodeId("map-1"), new NodeId("sink-1"), new NodeId("source-1"));
    }

    @Test
    void nothing_enabled_is_a_problem() {
        var plan =
                plan(new Drawings().chain(source(disabled("source-1")), RESULTS).pipeline());

        assertThat(sentences(plan))
                .containsExactly("No enabled source leads to an enabled call or sink. Connect or enable them.");
    }

    @Test
    void a_cycle_is_a_problem() {
        var first = map("map-1");
        var second = map("map-2");
        var plan = plan(new Drawings()
                .chain(source("source-1"), first, second, RESULTS)
                .edge(second, Edge.OUT, first)
                .pipeline());

        assertThat(plan.problems()).extracting(Problem::key).containsExactly("plan.cycle");
    }
}
