package dev.pipewright.engine.dataflow;

import static dev.pipewright.engine.dataflow.Bench.row;
import static dev.pipewright.engine.plan.Drawings.call;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.FieldType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OperatorsTest {

    private static final EvaluationContext CONTEXT = EvaluationContext.of(Bench.NOW, 1);
    private static final LookupTables NO_LOOKUPS = new LookupTables(new Bench(
            new Drawings().pipeline(), new MemorySource(List.of(), Reopening.NOWHERE, 1), Path.of("not used")));

    /// What came out of a flow.
    private record Passage(
            List<String> arrived, List<String> keys, List<RejectedRecord> rejected, Map<NodeId, NodeCounts> counts) {

        NodeCounts counts(String node) {
            return counts.getOrDefault(new NodeId(node), NodeCounts.ZERO);
        }
    }

    private static Passage through(Node node, Object[]... rows) {
        var source = source("source-1", "a", "b");
        return through(new Drawings().chain(source, node, call("call-1")).pipeline(), Bench.records(rows));
    }

    private static Passage through(Pipeline pipeline, List<DataRecord> records) {
        ExecutionPlan plan = Planner.plan(pipeline, _ -> true);
        assertThat(plan.problems()).isEmpty();
        Stage stage = plan.stages().getFirst();
        var flow = new StageFlow(stage, new Operators(_ -> CONTEXT, NO_LOOKUPS)::of);
        records.forEach(flow::accept);
        flow.end();
        List<DataRecord> arrived = flow.takeArrived();
        return new Passage(
                arrived.stream().map(each -> JsonValues.text(each.fields())).toList(),
                arrived.stream().map(each -> String.valueOf(each.key())).toList(),
                flow.takeRejected(),
                flow.takeCounts());
    }

    @Test
    void a_map_forms_new_records_and_rejects_what_it_cannot_map() {
        var passage = through(map("map-1", "total", "a + b"), row("a", 1L, "b", 2L), row("a", "x", "b", 2L));

        assertThat(passage.arrived()).containsExactly("{\"total\":3}");
        assertThat(passage.rejected()).extracting(RejectedRecord::raw).containsExactly("{\"a\":\"x\",\"b\":2}");
        assertThat(passage.rejected()).extracting(RejectedRecord::field).containsExactly("total");
        assertThat(Bench.english(passage.rejected().getFirst()))
                .isEqualTo("The field 'total' could not be mapped: '+' calculates with numbers, but on its left is 'x';"
                        + " convert it with $number. Look at character 3 of the expression: a + b");
        assertThat(passage.counts("map-1")).isEqualTo(new NodeCounts(2, 1, 0, 1, 0, 0));
    }

    @Test
    void a_select_renames_and_converts_and_rounds_nothing() {
        var select = new Node.Select(
                header("select-1"),
                List.of(
                        new Node.Select.Column("code", "a", null),
                        new Node.Select.Column("money.amount", "b", new FieldType.Decimal(8, 2))));

        var passage = through(select, row("a", "x", "b", "7.5"), row("a", "y", "b", "7.555"));

        assertThat(passage.arrived()).containsExactly("{\"code\":\"x\",\"money\":{\"amount\":7.50}}");
        assertThat(passage.rejected())
                .extracting(RejectedRecord::code, Bench::english, RejectedRecord::field)
                .containsExactly(tuple(
                        "conversion",
                        "The value of 'b' cannot be converted: '7.555' is not a number with at most 2 digits after the"
                                + " decimal point.",
                        "b"));
    }

    @Test
    void a_filter_lets_pass_what_is_true_and_refuses_what_is_neither_true_nor_false() {
        var filter = new Node.Filter(header("filter-1"), "a");

        var passage = through(filter, row("a", true), row("a", false), row("b", 1L), row("a", "yes"));

        assertThat(passage.arrived()).containsExactly("{\"a\":true}");
        assertThat(passage.counts("filter-1")).isEqualTo(new NodeCounts(4, 1, 2, 1, 0, 0));
        assertThat(Bench.english(passage.rejected().getFirst()))
                .isEqualTo("The condition gave 'yes', which is neither true nor false. Compare it with something. Look"
                        + " at character 1 of the expression: a");
        assertThat(passage.rejected()).extracting(RejectedRecord::code).containsExactly("condition");
    }

    @Test
    void a_value_map_refuses_what_its_table_does_not_have() {
        var table = new Node.ValueMap(
                header("valueMap-1"), "a", "unit", Map.of("box", "XBX"), Node.ValueMap.Unmapped.REJECT, null);

        var passage = through(table, row("a", "box"), row("a", "crate"));

        assertThat(passage.arrived()).containsExactly("{\"a\":\"box\",\"unit\":\"XBX\"}");
        assertThat(Bench.english(passage.rejected().getFirst()))
                .isEqualTo("The table has no entry for 'crate' of 'a'. Add it to the table.");
    }

    @Test
    void a_validate_refuses_what_does_not_fit_and_names_the_first_faults() {
        var schema = "{\"required\":[\"a\",\"c\",\"d\",\"e\"],\"properties\":{\"a\":{\"type\":\"integer\"}}}";
        var validate = new Node.Validate(header("validate-1"), schema);

        var passage = through(validate, row("a", 1L, "c", 1L, "d", 1L, "e", 1L), row("a", "x"));

        assertThat(passage.arrived()).containsExactly("{\"a\":1,\"c\":1,\"d\":1,\"e\":1}");
        assertThat(passage.rejected())
                .extracting(RejectedRecord::code, RejectedRecord::field, Bench::english)
                .containsExactly(tuple(
                        "schema",
                        "a",
                        "The record does not fit the JSON Schema: 'a' string found, integer expected; 'c' required"
                                + " property 'c' not found; 'd' required property 'd' not found; and 1 more. Correct it"
                                + " at the source, or the schema."));
    }

    @Test
    void a_flatten_gives_each_item_a_record_and_a_key_of_its_own() {
        var flatten = new Node.Flatten(header("flatten-1"), "items");

        var passage = through(flatten, row("a", 1L, "items", List.of("x", "y")), row("a", 2L, "items", List.of()));

        assertThat(passage.arrived()).containsExactly("{\"a\":1,\"items\":\"x\"}", "{\"a\":1,\"items\":\"y\"}");
        assertThat(passage.counts("flatten-1")).isEqualTo(new NodeCounts(2, 2, 1, 0, 0, 1));
    }

    @Test
    void an_aggregate_folds_records_that_follow_each_other() {
        var aggregate = new Node.Aggregate(
                header("aggregate-1"),
                List.of("a"),
                "items",
                List.of(
                        new Node.Aggregate.Aggregation("sum", Node.Aggregate.Function.SUM, "b"),
                        new Node.Aggregate.Aggregation("lines", Node.Aggregate.Function.COUNT, ""),
                        new Node.Aggregate.Aggregation("most", Node.Aggregate.Function.MAX, "b")));

        var passage = through(
                aggregate, row("a", "x", "b", 1L), row("a", "x", "b", new BigDecimal("2.50")), row("a", "y", "b", 4L));

        assertThat(passage.arrived())
                .containsExactly(
                        "{\"a\":\"x\",\"sum\":3.50,\"lines\":2,\"most\":2.50,"
                                + "\"items\":[{\"a\":\"x\",\"b\":1},{\"a\":\"x\",\"b\":2.50}]}",
                        "{\"a\":\"y\",\"sum\":4,\"lines\":1,\"most\":4,\"items\":[{\"a\":\"y\",\"b\":4}]}");
        assertThat(passage.keys()).containsExactly("[\"x\"]", "[\"y\"]");
        assertThat(passage.counts("aggregate-1")).isEqualTo(new NodeCounts(3, 2, 0, 0, 1, 0));
    }

    @Test
    void a_group_that_cannot_be_added_up_is_rejected_whole() {
        var aggregate = new Node.Aggregate(
                header("aggregate-1"),
                List.of("a"),
                "items",
                List.of(new Node.Aggregate.Aggregation("sum", Node.Aggregate.Function.SUM, "b")));

        var passage = through(aggregate, row("a", "x", "b", 1L), row("a", "x", "b", "two"));

        assertThat(passage.arrived()).isEmpty();
        assertThat(Bench.english(passage.rejected().getFirst()))
                .isEqualTo(
                        "The value 'two' of 'b' is not a number and cannot be added. Convert it in a Select before.");
        assertThat(passage.counts("aggregate-1")).isEqualTo(new NodeCounts(2, 0, 0, 1, 1, 0));
    }

    @Test
    void a_deduplicate_keeps_the_first() {
        var deduplicate = new Node.Deduplicate(header("deduplicate-1"), List.of("a"));

        var passage = through(deduplicate, row("a", 1L, "b", 1L), row("a", 1L, "b", 2L), row("a", 2L, "b", 3L));

        assertThat(passage.arrived()).containsExactly("{\"a\":1,\"b\":1}", "{\"a\":2,\"b\":3}");
        assertThat(passage.counts("deduplicate-1")).isEqualTo(new NodeCounts(3, 2, 0, 0, 1, 0));
    }

    @Test
    void whatever_records_come_all_nodes_balance_and_what_leaves_one_arrives_at_the_next() {
        var source = source("source-1", "a");
        var filter = new Node.Filter(header("filter-1"), "b");
        var route = new Node.Route(header("route-1"), List.of(new Node.Route.Branch("list", "$type(items) = 'array'")));
        var flatten = new Node.Flatten(header("flatten-1"), "items");
        var sum = map("map-1", "a", "a", "c", "c + 1");
        var union = new Node.Union(header("union-1"));
        Pipeline pipeline = new Drawings()
                .chain(source, filter, route)
                .add(flatten, sum)
                .chain(union, call("call-1"))
                .edge(route, "list", flatten)
                .edge(route, "list", sum)
                .edge(route, Node.Route.OTHERWISE, sum)
                .edge(flatten, Edge.OUT, union)
                .edge(sum, Edge.OUT, union)
                .pipeline();
        for (int seed = 1; seed <= 50; seed++) {
            var passage = through(pipeline, randomRecords(seed));

            assertThat(passage.counts().values()).allMatch(NodeCounts::isBalanced);
            long toSum = passage.counts("map-1").in();
            long toFlatten = passage.counts("flatten-1").in();
            assertThat(passage.counts("route-1").out()).isEqualTo(toSum + toFlatten);
            assertThat(passage.counts("union-1").in())
                    .isEqualTo(passage.counts("map-1").out()
                            + passage.counts("flatten-1").out());
            assertThat(passage.counts("union-1").out())
                    .isEqualTo(passage.arrived().size());
        }
    }

    private static List<DataRecord> randomRecords(long seed) {
        var random = new SplittableRandom(seed);
        List<Object[]> rows = new ArrayList<>();
        Object[] conditions = {true, false, "maybe"};
        Object[] lists = {List.of("x", "y"), List.of(), "none", List.of("z")};
        Object[] numbers = {1L, new BigDecimal("2.5"), "three"};
        for (int i = random.nextInt(40); i > 0; i--) {
            rows.add(row(
                    "a",
                    (long) i,
                    "b",
                    conditions[random.nextInt(3)],
                    "items",
                    lists[random.nextInt(4)],
                    "c",
                    numbers[random.nextInt(3)]));
        }
        return Bench.records(rows.toArray(Object[][]::new));
    }
}
