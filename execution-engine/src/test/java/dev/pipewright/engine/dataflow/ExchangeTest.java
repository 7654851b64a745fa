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
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.RunVerdict;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.DataRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nodes that need all their records before they can begin.
class ExchangeTest {

    private static final NodeId SINK = new NodeId("sink-1");

    @TempDir
    private Path folder;

    private Bench bench(Pipeline pipeline, List<DataRecord> records) {
        return new Bench(pipeline, new MemorySource(records, Reopening.AFTER_ANY_RECORD, 100), folder);
    }

    private static Pipeline to(Node... nodes) {
        Node[] chain = new Node[nodes.length + 2];
        chain[0] = source("source-1");
        System.arraycopy(nodes, 0, chain, 1, nodes.length);
        chain[nodes.length + 1] = results("sink-1");
        return new Drawings().chain(chain).pipeline();
    }

    private static List<String> kept(Ledger ledger) {
        return ledger.results(TENANT, RUN, SINK, null, 100_000).stream()
                .map(KeptResult::record)
                .map(Payload::text)
                .toList();
    }

    private static void balances(Bench bench) {
        assertThat(RunVerdict.of(bench.plan, bench.ledger.balances(TENANT, RUN), bench.ledger.counts(TENANT, RUN))
                        .failure())
                .isNull();
    }

    /// Order lines of 400 orders, 3 each, in a random order.
    private static List<DataRecord> shuffled() {
        List<Object[]> rows = new ArrayList<>();
        for (int order = 0; order < 400; order++) {
            for (long line = 0; line < 3; line++) {
                rows.add(row("order", String.format("o%04d", order), "line", line));
            }
        }
        Collections.shuffle(rows, new Random(17));
        return Bench.records(rows.toArray(Object[][]::new));
    }

    @Test
    void lines_in_any_order_become_whole_orders() {
        var order = new Node.Aggregate(
                header("aggregate-1"),
                List.of("order"),
                null,
                List.of(new Node.Aggregate.Aggregation("lines", Node.Aggregate.Function.COUNT, "")));
        var bench = bench(to(order), shuffled());

        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger)).hasSize(400).allMatch(each -> each.endsWith("\"lines\":3}"));
        balances(bench);
    }

    @Test
    void a_sort_delivers_in_order_and_equals_in_the_order_in_which_they_came() {
        var sort =
                new Node.Sort(header("sort-1"), List.of(new Node.Sort.Key("a", true), new Node.Sort.Key("b", false)));
        var bench = bench(
                to(sort, group("aggregate-1", "a")),
                Bench.records(
                        row("a", 1L, "b", "x", "n", 1L),
                        row("a", 2L, "b", "y", "n", 2L),
                        row("a", new BigDecimal("1.0"), "b", 3L, "n", 3L),
                        row("a", 2L, "b", "y", "n", 4L),
                        row("a", 1L, "n", 5L)));

        bench.runAll(bench.ledger);

        assertThat(bench.plan.stages()).hasSize(2);
        assertThat(kept(bench.ledger))
                .containsExactlyInAnyOrder(
                        "{\"a\":2,\"items\":[{\"a\":2,\"b\":\"y\",\"n\":2},{\"a\":2,\"b\":\"y\",\"n\":4}]}",
                        "{\"a\":1,\"items\":[{\"a\":1,\"n\":5},{\"a\":1.0,\"b\":3,\"n\":3},"
                                + "{\"a\":1,\"b\":\"x\",\"n\":1}]}");
        balances(bench);
    }

    @Test
    void of_all_records_with_a_key_the_first_one_stays() {
        var bench = bench(
                to(new Node.Deduplicate(header("deduplicate-1"), List.of("a"))),
                Bench.records(row("a", 1L, "b", 1L), row("a", 2L, "b", 2L), row("a", 1L, "b", 3L)));

        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger)).containsExactlyInAnyOrder("{\"a\":1,\"b\":1}", "{\"a\":2,\"b\":2}");
        balances(bench);
    }

    @Test
    void records_of_one_name_from_several_sides_stay_apart() {
        var union = new Node.Union(header("union-1"));
        var pipeline = new Drawings()
                .chain(
                        source("source-1"),
                        union,
                        new Node.Sort(header("sort-1"), List.of(new Node.Sort.Key("a", false))),
                        results("sink-1"))
                .chain(source("source-2"), union)
                .pipeline();
        var bench = bench(pipeline, Bench.records(row("a", 1L), row("a", 2L)));

        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger)).hasSize(4);
        balances(bench);
    }

    /// The records in order, the orders and the results are committed one after the other; outcomes between them.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void a_process_that_dies_at_a_commit_changes_nothing(int commit) {
        var pipeline = new Drawings()
                .chain(
                        source("source-1"),
                        group("aggregate-1", "order"),
                        map("map-1", "code", "order", "lines", "$count(items)"),
                        call("call-1"),
                        map("map-2", "code", "code", "lines", "lines"),
                        results("sink-1"))
                .pipeline();
        var bench = bench(pipeline, shuffled());
        var crashing = new CrashingLedger(bench.ledger, commit, commit % 2 == 0);

        assertThatThrownBy(() -> bench.runAll(crashing)).isInstanceOf(CrashingLedger.Crash.class);
        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger)).hasSize(400).allMatch(each -> each.endsWith("\"lines\":3}"));
        balances(bench);
    }

    @Test
    void more_runs_than_can_be_open_at_once_are_merged_first_and_read_on_anywhere() {
        SegmentStore store = new FolderSegmentStore(folder, Seal.NONE);
        var slice = new Slice(TENANT, RUN, Mode.RECORD, "sort-1.sink-1", 0, 1);
        var order = new SortOrder(List.of(new Node.Sort.Key("a", false)));
        List<String> runs = new ArrayList<>();
        for (long run = 0; run < 70; run++) {
            var writer = new SortedRun.Writer(store, slice, "run-" + run);
            for (long i = 0; i < 20; i++) {
                writer.add(new SegmentForm.Entry.Whole(
                        Bench.records(row("a", i * 70 + run)).getFirst()));
            }
            runs.add(writer.end());
        }

        List<Object> read = new ArrayList<>();
        String checkpoint = null;
        while (read.size() < 1400) {
            var reader = new ExchangeReader(store, slice, order, runs, checkpoint);
            List<DataRecord> records = reader.next().records();
            List<DataRecord> some = records.subList(0, Math.min(137, records.size()));
            some.forEach(record -> read.add(String.valueOf(record.fields().get("a"))));
            checkpoint = reader.checkpointAfter(some.getLast());
        }

        assertThat(read)
                .isEqualTo(LongStream.range(0, 1400).mapToObj(String::valueOf).toList());
        assertThat(new ExchangeReader(store, slice, order, runs, checkpoint)
                        .next()
                        .isEnd())
                .isTrue();
    }

    @Test
    void a_group_with_a_refused_record_is_not_formed_and_the_others_are() {
        var filter = new Node.Filter(header("filter-1"), "good");
        var bench = bench(
                to(filter, group("aggregate-1", "a")),
                Bench.records(
                        row("a", 1L, "good", true),
                        row("a", 2L, "good", true),
                        row("a", 1L, "good", "perhaps"),
                        row("a", 3L, "good", true)));

        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger))
                .containsExactlyInAnyOrder(
                        "{\"a\":2,\"items\":[{\"a\":2,\"good\":true}]}",
                        "{\"a\":3,\"items\":[{\"a\":3,\"good\":true}]}");
        assertThat(bench.ledger.rejected(TENANT, RUN, 0, 10))
                .extracting(RejectedRecord::code)
                .containsExactlyInAnyOrder("condition", "incomplete-group");
        balances(bench);
    }

    @Test
    void a_refused_record_of_which_nobody_knows_the_group_fails_the_run() {
        var bench = bench(
                to(map("map-1", "b", "a + 1"), group("aggregate-1", "b")),
                Bench.records(row("a", 1L), row("a", "one")));

        assertThatThrownBy(() -> bench.runAll(bench.ledger))
                .isInstanceOf(SliceFailedException.class)
                .hasMessage("A record was refused before it had b, so it may belong to any group of 'aggregate-1', and"
                        + " none can be formed. Refuse records behind 'aggregate-1', or correct them at the source.");
    }

    @Test
    void an_unreadable_record_fails_a_run_that_forms_groups_of_all() {
        var bench = bench(to(group("aggregate-1", "a")), Bench.records(row("a", 1L), row("a", 2L)));
        bench.source.breaking(2);

        assertThatThrownBy(() -> bench.runAll(bench.ledger))
                .isInstanceOf(SliceFailedException.class)
                .hasMessage("A record cannot be read (line 2) and may belong to any group of 'aggregate-1', so none can"
                        + " be formed. This line is broken. Correct it at the source, or let the source deliver its"
                        + " records in the order of a.");
    }

    @Test
    void an_unreadable_record_misses_no_group_where_records_are_only_sorted() {
        var bench = bench(
                to(new Node.Sort(header("sort-1"), List.of(new Node.Sort.Key("a", false)))),
                Bench.records(row("a", 2L), row("a", 1L)));
        bench.source.breaking(1);

        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger)).containsExactly("{\"a\":1}");
        assertThat(RunVerdict.of(bench.plan, Map.of(), bench.ledger.counts(TENANT, RUN))
                        .state())
                .isEqualTo(RunState.COMPLETED_WITH_REJECTS);
    }
}
