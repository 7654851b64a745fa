package dev.pipewright.engine.dataflow;

import static dev.pipewright.engine.dataflow.Bench.RUN;
import static dev.pipewright.engine.dataflow.Bench.TENANT;
import static dev.pipewright.engine.dataflow.Bench.row;
import static dev.pipewright.engine.plan.Drawings.call;
import static dev.pipewright.engine.plan.Drawings.group;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.plan.Drawings.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.FieldType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An order is never taxed without one of its lines.
class IncompleteGroupsTest {

    private static final NodeId SOURCE = new NodeId("source-1");
    private static final NodeId GROUP = new NodeId("aggregate-1");
    private static final int ORDERS = 12;
    private static final int LINES = 3;

    @TempDir
    private Path folder;

    /// The orders 1 to 12 of three lines each, numbered from 1.
    private static List<DataRecord> lines() {
        Object[][] rows = new Object[ORDERS * LINES][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("order", (long) (i / LINES + 1), "line", (long) (i % LINES + 1));
        }
        return Bench.records(rows);
    }

    private static Pipeline grouping(Node... between) {
        List<Node> chain = new ArrayList<>(List.of(source("source-1", "order")));
        chain.addAll(List.of(between));
        chain.addAll(List.of(
                group("aggregate-1", "order"),
                map("map-2", "code", "$string(order)", "lines", "items"),
                call("call-1"),
                results("sink-1")));
        return new Drawings().chain(chain.toArray(Node[]::new)).pipeline();
    }

    private Bench run(MemorySource source, Node... between) {
        var bench = new Bench(grouping(between), source, folder);
        bench.runAll(bench.ledger);
        return bench;
    }

    private static List<String> rejected(Bench bench) {
        return bench.ledger.rejected(TENANT, RUN, 0, 100).stream()
                .map(each -> each.node() + " " + each.code())
                .sorted()
                .toList();
    }

    private static void assertTaxedAllBut(Bench bench, String... orders) {
        var expected = new TreeSet<String>();
        for (int order = 1; order <= ORDERS; order++) {
            expected.add(Integer.toString(order));
        }
        expected.removeAll(List.of(orders));
        assertThat(new TreeSet<>(bench.target.recorded.keySet())).isEqualTo(expected);
        Map<NodeId, NodeCounts> counts = bench.ledger.counts(TENANT, RUN);
        assertThat(counts.values()).allMatch(NodeCounts::isBalanced);
    }

    @ParameterizedTest
    @EnumSource(Reopening.class)
    void an_order_with_an_unreadable_line_is_rejected_whole(Reopening reopening) {
        for (long broken = 4; broken <= 6; broken++) {
            var bench = run(new MemorySource(lines(), reopening, 10).breaking(broken, Map.of("order", 2L)));

            assertTaxedAllBut(bench, "2");
            assertThat(rejected(bench)).containsExactly("aggregate-1 incomplete-group", "source-1 unreadable");
            assertThat(bench.ledger.counts(TENANT, RUN).get(SOURCE)).isEqualTo(new NodeCounts(36, 35, 0, 1, 0, 0));
            assertThat(bench.ledger.counts(TENANT, RUN).get(GROUP)).isEqualTo(new NodeCounts(35, 11, 0, 1, 23, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(Reopening.class)
    void where_nobody_knows_whose_line_it_was_the_orders_on_both_sides_are_rejected(Reopening reopening) {
        assertTaxedAllBut(run(new MemorySource(lines(), reopening, 10).breaking(4)), "1", "2");
        assertTaxedAllBut(run(new MemorySource(lines(), reopening, 10).breaking(5)), "2");
        assertTaxedAllBut(run(new MemorySource(lines(), reopening, 10).breaking(6)), "2", "3");
        assertTaxedAllBut(run(new MemorySource(lines(), reopening, 10).breaking(1)), "1");
        assertTaxedAllBut(run(new MemorySource(lines(), reopening, 10).breaking(36)), "12");
    }

    @Test
    void an_order_whose_only_lines_are_unreadable_takes_no_other_with_it() {
        var source = new MemorySource(lines(), Reopening.AT_ORDER_BORDERS, 10);
        for (long line = 4; line <= 6; line++) {
            source.breaking(line, Map.of("order", 2L));
        }

        assertTaxedAllBut(run(source), "2");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reopening.class,
            names = {"AFTER_ANY_RECORD", "AT_ORDER_BORDERS"})
    void wherever_a_slice_ends_an_unreadable_line_is_rejected_once(Reopening reopening) {
        for (long broken = 1; broken <= ORDERS * LINES; broken++) {
            for (boolean known : new boolean[] {true, false}) {
                long order = (broken - 1) / LINES + 1;
                var source = new MemorySource(lines(), reopening, 4)
                        .breaking(broken, known ? Map.of("order", order) : Map.of());
                var bench = new Bench(grouping(), source, folder);

                runInShortSlices(bench, source);

                assertThat(rejected(bench))
                        .filteredOn("source-1 unreadable"::equals)
                        .hasSize(1);
                assertThat(bench.ledger.counts(TENANT, RUN).get(SOURCE)).isEqualTo(new NodeCounts(36, 35, 0, 1, 0, 0));
                assertThat(bench.target.recorded).doesNotContainKey(Long.toString(order));
            }
        }
    }

    /// One chunk at a time: each slice begins to read, and ends at the first border.
    private static void runInShortSlices(Bench bench, MemorySource source) {
        for (Stage stage : bench.plan.stages()) {
            boolean done = false;
            while (!done) {
                var slice = bench.ledger.take(TENANT, RUN, Mode.RECORD, stage.name(), 0);
                var begun = new AtomicBoolean();
                source.beforeBatch = () -> begun.set(true);
                var limit = new SliceLimit(Duration.ofDays(1), begun::get);
                done = bench.runner(bench.ledger)
                        .run(slice, stage, new SourceSplit("all", "1"), limit)
                        .progress()
                        .isDone();
            }
        }
    }

    @Test
    void a_crash_at_any_commit_lets_no_incomplete_order_through() {
        boolean survived = false;
        for (int commit = 1; !survived; commit++) {
            var source = new MemorySource(lines(), Reopening.AT_ORDER_BORDERS, 4).breaking(6);
            var bench = new Bench(grouping(), source, folder);
            var crashing = new CrashingLedger(bench.ledger, commit, commit % 2 == 0);
            try {
                bench.runAll(crashing);
            } catch (CrashingLedger.Crash _) {
                // As it was meant.
            }

            bench.runAll(bench.ledger);

            assertTaxedAllBut(bench, "2", "3");
            survived = crashing.survived();
        }
    }

    @Test
    void a_line_that_is_refused_on_the_way_is_missing_as_well() {
        List<DataRecord> records = new ArrayList<>(lines());
        DataRecord fifth = records.get(4);
        fifth.fields().put("line", "five");
        var numbers = new Node.Select(
                header("select-1"),
                List.of(
                        new Node.Select.Column("order", "order", null),
                        new Node.Select.Column("line", "line", FieldType.Simple.INTEGER)));

        var bench = run(new MemorySource(records, Reopening.AT_ORDER_BORDERS, 10), numbers);

        assertTaxedAllBut(bench, "2");
        assertThat(rejected(bench)).containsExactly("aggregate-1 incomplete-group", "select-1 conversion");
    }

    @Test
    void an_unreadable_line_of_an_order_that_was_complete_breaks_the_promise_of_the_source() {
        var source = new MemorySource(lines(), Reopening.AT_ORDER_BORDERS, 10).breaking(8, Map.of("order", 1L));

        assertThatThrownBy(() -> run(source))
                .isInstanceOf(SliceFailedException.class)
                .hasMessageContaining("the group 1 comes back after another one");
    }
}
