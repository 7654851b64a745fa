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

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.RunVerdict;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceRunnerTest {

    private static final NodeId SOURCE = new NodeId("source-1");
    private static final NodeId GROUP = new NodeId("aggregate-1");
    private static final NodeId CALL = new NodeId("call-1");
    private static final NodeId SINK = new NodeId("sink-1");

    private static final int ORDERS = 600;
    private static final int LINES = 3;
    private static final int MOST_LINES = 1_000_000;

    @TempDir
    private Path folder;

    /// 600 orders of 3 lines each, in order.
    private static List<DataRecord> lines() {
        Object[][] rows = new Object[ORDERS * LINES][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("order", String.format("o%04d", i / LINES), "line", (long) (i % LINES));
        }
        return Bench.records(rows);
    }

    private static Pipeline grouping() {
        return new Drawings()
                .chain(
                        source("source-1", "order"),
                        group("aggregate-1", "order"),
                        map("map-1", "code", "order", "lines", "items"),
                        call("call-1"),
                        map("map-2", "code", "code", "total", "tax.total"),
                        results("sink-1"))
                .pipeline();
    }

    private Bench grouping(Reopening reopening) {
        return new Bench(grouping(), new MemorySource(lines(), reopening, 100), folder);
    }

    private static Balance balance(Ledger ledger) {
        Balance balance = ledger.balances(TENANT, RUN).get(CALL);
        if (balance == null) {
            throw new IllegalStateException("no balance");
        }
        return balance;
    }

    private static List<String> kept(Ledger ledger) {
        return ledger.results(TENANT, RUN, SINK, null, 10_000).stream()
                .map(result -> result.record().text())
                .toList();
    }

    private static void assertComplete(Bench bench) {
        assertThat(bench.target.recorded).hasSize(ORDERS);
        assertThat(bench.target.recorded.values()).containsOnly(1);
        assertThat(bench.kept()).isEqualTo(new ReadBatch(lines(), List.of()));
        assertThat(balance(bench.ledger).formed()).isEqualTo(ORDERS);
        assertThat(balance(bench.ledger).count(DocumentState.SUCCEEDED)).isEqualTo(ORDERS);
        assertThat(kept(bench.ledger)).hasSize(ORDERS).contains("{\"code\":\"o0007\",\"total\":1}");
        Map<NodeId, NodeCounts> counts = bench.ledger.counts(TENANT, RUN);
        assertThat(counts.get(SOURCE)).isEqualTo(new NodeCounts(ORDERS * LINES, ORDERS * LINES, 0, 0, 0, 0));
        assertThat(counts.get(GROUP)).isEqualTo(new NodeCounts(ORDERS * LINES, ORDERS, 0, 0, ORDERS * 2, 0));
        assertThat(counts.get(SINK)).isEqualTo(new NodeCounts(ORDERS, ORDERS, 0, 0, 0, 0));
        assertThat(RunVerdict.of(bench.plan, bench.ledger.balances(TENANT, RUN), counts))
                .isEqualTo(new RunVerdict(RunState.COMPLETED, null));
    }

    @Test
    void each_group_becomes_one_document_with_one_result() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);

        bench.runAll(bench.ledger);

        assertComplete(bench);
    }

    @Test
    void a_crash_at_any_commit_changes_nothing() {
        boolean survived = false;
        for (int commit = 1; !survived; commit++) {
            for (boolean afterwards : new boolean[] {false, true}) {
                var bench = grouping(Reopening.AT_ORDER_BORDERS);
                var crashing = new CrashingLedger(bench.ledger, commit, afterwards);
                crash(bench, crashing);

                bench.runAll(bench.ledger);

                assertComplete(bench);
                survived = crashing.survived();
            }
        }
    }

    private static void crash(Bench bench, CrashingLedger crashing) {
        try {
            bench.runAll(crashing);
        } catch (CrashingLedger.Crash _) {
            // As it was meant.
        }
    }

    @Test
    void a_reader_that_dies_at_any_batch_changes_nothing() {
        for (int batch = 1; batch <= 19; batch++) {
            var bench = grouping(Reopening.AT_ORDER_BORDERS);
            var left = new AtomicInteger(batch);
            bench.source.beforeBatch = () -> {
                if (left.decrementAndGet() == 0) {
                    throw new CrashingLedger.Crash();
                }
            };
            assertThatThrownBy(() -> bench.runAll(bench.ledger)).isInstanceOf(CrashingLedger.Crash.class);

            bench.runAll(bench.ledger);

            assertComplete(bench);
        }
    }

    @Test
    void a_source_that_cannot_be_opened_again_is_read_once_and_then_from_segments() {
        var bench = grouping(Reopening.NOWHERE);

        bench.runAll(bench.ledger);

        assertThat(bench.source.timesOpened).isEqualTo(1);
        assertComplete(bench);
    }

    @Test
    void a_crash_while_landing_starts_over() {
        for (int commit = 1; commit <= 4; commit++) {
            var bench = grouping(Reopening.NOWHERE);
            crash(bench, new CrashingLedger(bench.ledger, commit, true));

            bench.runAll(bench.ledger);

            assertComplete(bench);
        }
    }

    @Test
    void a_group_that_comes_back_fails_with_a_sentence() {
        var records = Bench.records(row("order", "a"), row("order", "b"), row("order", "a"));
        var bench = new Bench(grouping(), new MemorySource(records, Reopening.AT_ORDER_BORDERS, 10), folder);

        assertThatThrownBy(() -> bench.runAll(bench.ledger))
                .isInstanceOf(SliceFailedException.class)
                .hasMessage("The source does not deliver its records in the order it was said to: the group a comes"
                        + " back after another one. Correct the order in the source, or 'Ordered by'.");
    }

    @Test
    void a_slow_call_does_not_hold_up_the_next_chunk() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);
        var last = new CountDownLatch(1);
        bench.target.answer = document -> {
            if (document.key().code().equals("o0000")) {
                awaitQuietly(last);
            } else if (document.key().code().equals("o0599")) {
                last.countDown();
            }
            return MemoryTarget.success(document);
        };

        bench.runAll(bench.ledger);

        assertComplete(bench);
    }

    @Test
    void a_slow_call_at_the_end_does_not_hold_up_one_that_is_tried_again() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);
        var recovered = new CountDownLatch(1);
        var busy = new AtomicBoolean(true);
        bench.target.answer = document -> switch (document.key().code()) {
            case "o0598" -> {
                if (busy.getAndSet(false)) {
                    yield MemoryTarget.outcome(document, DocumentState.WAITING, Bench.NOW);
                }
                recovered.countDown();
                yield MemoryTarget.success(document);
            }
            case "o0599" -> {
                awaitQuietly(recovered);
                yield MemoryTarget.success(document);
            }
            default -> MemoryTarget.success(document);
        };

        bench.runAll(bench.ledger);

        assertComplete(bench);
    }

    @Test
    void a_slow_call_does_not_hold_up_one_that_is_tried_again_while_reading_goes_on() {
        var records = new ArrayList<>(lines());
        var bench = new Bench(grouping(), new MemorySource(records, Reopening.AT_ORDER_BORDERS, 100), folder);
        var recovered = new CountDownLatch(1);
        var busy = new AtomicBoolean(true);
        // The source ends only once the second try was made, or never gets there.
        bench.source.beforeBatch = () -> {
            if (recovered.getCount() > 0 && records.size() < MOST_LINES) {
                records.addAll(order(records.size()));
            }
        };
        bench.target.answer = document -> switch (document.key().code()) {
            case "o0000" -> {
                awaitQuietly(recovered);
                yield MemoryTarget.success(document);
            }
            case "o0001" -> {
                if (busy.getAndSet(false)) {
                    yield MemoryTarget.outcome(document, DocumentState.WAITING, Bench.NOW);
                }
                recovered.countDown();
                yield MemoryTarget.success(document);
            }
            default -> MemoryTarget.success(document);
        };

        bench.run(bench.plan.stages().getFirst(), SliceLimit.none());

        assertThat(records).hasSizeLessThan(MOST_LINES);
        assertThat(balance(bench.ledger).count(DocumentState.SUCCEEDED))
                .isEqualTo(balance(bench.ledger).formed());
    }

    private static List<DataRecord> order(int at) {
        var lines = new ArrayList<DataRecord>();
        for (int i = 0; i < 200; i++) {
            Map<String, Object> fields = Map.of("order", String.format("p%07d", at + i), "line", 0L);
            lines.add(new DataRecord(
                    null, new Origin("orders", at + i + 1L, "line " + (at + i + 1)), Map.copyOf(fields)));
        }
        return lines;
    }

    @Test
    void what_could_not_be_sent_after_trouble_is_not_in_doubt() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);
        bench.target.admission = document -> {
            if (document.key().code().equals("o0010")) {
                throw new ConnectorException(ConnectorException.Kind.UNAVAILABLE, "Nobody answers.");
            }
            return Duration.ZERO;
        };
        Stage stage = bench.plan.stages().getFirst();

        assertThatThrownBy(() -> bench.run(stage, SliceLimit.none())).hasMessage("Nobody answers.");

        var next = bench.ledger.take(TENANT, RUN, Mode.RECORD, stage.name(), 0);
        List<OpenDocument> left = bench.ledger.due(next, Bench.NOW, 10_000);
        assertThat(left).isNotEmpty().noneMatch(OpenDocument::inDoubt);
        assertThat(balance(bench.ledger).count(DocumentState.SUCCEEDED)).isEqualTo(bench.target.sent.size());
    }

    @Test
    void an_error_while_sending_ends_the_slice() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);
        bench.target.admission = document -> {
            throw new StackOverflowError("planted");
        };

        assertThatThrownBy(() -> bench.run(bench.plan.stages().getFirst(), SliceLimit.none()))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void what_may_not_be_sent_soon_goes_back_until_then_and_costs_no_try() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);
        bench.target.admission = _ -> Duration.ofDays(1);
        Stage stage = bench.plan.stages().getFirst();

        SliceResult result = bench.run(stage, SliceLimit.none());

        assertThat(bench.target.sent).isEmpty();
        assertThat(result.progress().ended()).isTrue();
        assertThat(result.nextDue()).isEqualTo(Bench.NOW.plus(Duration.ofDays(1)));
        var next = bench.ledger.take(TENANT, RUN, Mode.RECORD, stage.name(), 0);
        assertThat(bench.ledger.due(next, Bench.NOW.plus(Duration.ofDays(1)), 10_000))
                .hasSize(ORDERS)
                .allMatch(document -> document.attempts() == 0 && !document.inDoubt());
    }

    @Test
    void a_slice_that_waits_for_its_turn_hears_a_stop() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);
        var stop = new AtomicBoolean();
        bench.target.admission = _ -> {
            stop.set(true);
            return Duration.ofSeconds(5);
        };
        Stage stage = bench.plan.stages().getFirst();

        SliceResult result = bench.run(stage, new SliceLimit(Duration.ofDays(1), stop::get));

        assertThat(bench.target.sent).isEmpty();
        assertThat(result.nextDue()).isNotNull().isBetween(Bench.NOW, Bench.NOW.plusSeconds(5));
    }

    @Test
    void a_group_that_comes_back_in_a_later_slice_fails_with_a_sentence() {
        Object[][] rows = new Object[510][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("order", i == 499 ? "b" : "a");
        }
        var bench = bench(
                new Drawings()
                        .chain(source("source-1", "order"), group("aggregate-1", "order"), results("sink-1"))
                        .pipeline(),
                rows);
        bench.run(bench.plan.stages().getFirst(), SliceLimit.none());
        Stage stage = bench.plan.stages().getLast();
        var asked = new AtomicInteger();

        bench.run(stage, new SliceLimit(Duration.ofDays(1), () -> asked.incrementAndGet() > 1));

        assertThatThrownBy(() -> bench.run(stage, SliceLimit.none()))
                .isInstanceOf(SliceFailedException.class)
                .hasMessage("The source does not deliver its records in the order it was said to: a group comes back"
                        + " after another one. Correct the order in the source, or 'Ordered by'.");
    }

    @Test
    void two_sources_that_meet_at_a_sink_both_arrive_whole() {
        var union = new Node.Union(header("union-1"));
        var bench = bench(
                new Drawings()
                        .chain(source("source-1"), union, results("sink-1"))
                        .chain(source("source-2"), union)
                        .pipeline(),
                row("order", "a"),
                row("order", "b"));

        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger))
                .containsExactly("{\"order\":\"a\"}", "{\"order\":\"b\"}", "{\"order\":\"a\"}", "{\"order\":\"b\"}");
    }

    @Test
    void the_same_group_of_two_sources_is_two_results() {
        var union = new Node.Union(header("union-1"));
        var bench = bench(
                new Drawings()
                        .chain(source("source-1", "order"), group("aggregate-1", "order"), union, results("sink-1"))
                        .chain(source("source-2", "order"), group("aggregate-2", "order"), union)
                        .pipeline(),
                row("order", "a"),
                row("order", "a"));

        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger)).hasSize(2);
    }

    @Test
    void groups_whose_keys_read_alike_are_two_results() {
        var bench = bench(
                new Drawings()
                        .chain(
                                source("source-1", "city", "street"),
                                group("aggregate-1", "city", "street"),
                                results("sink-1"))
                        .pipeline(),
                row("city", "a, b", "street", "c"),
                row("city", "a", "street", "b, c"));

        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger)).hasSize(2);
    }

    @Test
    void one_code_at_two_accounts_is_two_results() {
        var bench = bench(
                new Drawings()
                        .chain(source("source-1"), call("call-1"), results("sink-1"))
                        .pipeline(),
                row("code", "a", "account", "east"),
                row("code", "a", "account", "west"));

        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger))
                .containsExactly(
                        "{\"code\":\"a\",\"account\":\"east\",\"tax\":{\"total\":1}}",
                        "{\"code\":\"a\",\"account\":\"west\",\"tax\":{\"total\":1}}");
    }

    @Test
    void one_code_at_two_calls_is_two_results() {
        var source = source("source-1");
        var union = new Node.Union(header("union-1"));
        var bench = bench(
                new Drawings()
                        .chain(source, call("call-1"), union, results("sink-1"))
                        .chain(source, call("call-2"), union)
                        .pipeline(),
                row("code", "a"));

        bench.runAll(bench.ledger);

        assertThat(kept(bench.ledger)).hasSize(2);
    }

    @Test
    void the_names_of_results_can_be_read_in_one_way_only() {
        var keys = new ResultKeys(SOURCE);
        var record = Bench.records(row("code", "a")).getFirst();

        List<String> named = Stream.of("a", "a", "a#2", "b")
                .map(key -> keys.of(new DataRecord(key, record.origin(), record.fields())))
                .toList();

        assertThat(named).containsExactly("source-1/a", "source-1/a#2", "source-1/a#2#2", "source-1/b");
    }

    private Bench bench(Pipeline pipeline, Object[]... rows) {
        return new Bench(pipeline, new MemorySource(Bench.records(rows), Reopening.AFTER_ANY_RECORD, 10), folder);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_stopped_slice_has_awaited_and_committed_what_it_sent() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);
        var stop = new AtomicBoolean();
        bench.target.answer = document -> {
            stop.set(true);
            return MemoryTarget.success(document);
        };
        Stage stage = bench.plan.stages().getFirst();

        SliceResult result = bench.run(stage, new SliceLimit(Duration.ofDays(1), stop::get));

        assertThat(result.progress().isDone()).isFalse();
        assertThat(balance(bench.ledger).count(DocumentState.SUCCEEDED)).isEqualTo(bench.target.sent.size());
        bench.runAll(bench.ledger);
        assertComplete(bench);
    }

    @Test
    void groups_that_begin_with_a_batch_are_cut_before_it() {
        Object[][] rows = new Object[700][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("code", "g" + i / 100);
        }
        var bench = new Bench(
                new Drawings()
                        .chain(source("source-1", "code"), group("aggregate-1", "code"), call("call-1"))
                        .pipeline(),
                new MemorySource(Bench.records(rows), Reopening.AT_ORDER_BORDERS, 100).breaking(101),
                folder);
        var asked = new AtomicInteger();
        Stage stage = bench.plan.stages().getFirst();

        SliceResult result = bench.run(stage, new SliceLimit(Duration.ofDays(1), () -> asked.incrementAndGet() > 3));

        assertThat(result.progress().ended()).isFalse();
        assertThat(balance(bench.ledger).formed()).isBetween(1L, 6L);
        bench.runAll(bench.ledger);
        // What cannot be read stands between two of the seven groups and may belong to either.
        assertThat(balance(bench.ledger).formed()).isEqualTo(5);
        assertThat(bench.ledger.counts(TENANT, RUN).get(SOURCE)).isEqualTo(new NodeCounts(700, 699, 0, 1, 0, 0));
    }

    @Test
    void a_source_that_is_read_in_one_go_is_left_when_it_is_to_stop() {
        var bench = grouping(Reopening.NOWHERE);
        var batches = new AtomicInteger();
        bench.source.beforeBatch = batches::incrementAndGet;
        Stage landing = bench.plan.stages().getFirst();

        SliceResult result = bench.run(landing, new SliceLimit(Duration.ofDays(1), () -> batches.get() > 1));

        assertThat(result.progress().ended()).isFalse();
        assertThat(result.progress().checkpoint()).isNull();
        assertThat(batches).hasValue(2);
        bench.runAll(bench.ledger);
        assertComplete(bench);
    }

    @Test
    void a_slice_without_time_does_one_chunk_at_most() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);
        Stage stage = bench.plan.stages().getFirst();

        SliceResult result = bench.run(stage, new SliceLimit(Duration.ZERO, () -> false));

        assertThat(result.progress().ended()).isFalse();
        assertThat(result.fencedOff()).isFalse();
    }

    @Test
    void a_document_to_be_sent_again_waits_for_its_time() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);
        var busy = new AtomicBoolean(true);
        bench.target.answer = document -> document.key().code().equals("o0005") && busy.get()
                ? MemoryTarget.outcome(document, DocumentState.WAITING, Bench.NOW.plusSeconds(60))
                : MemoryTarget.success(document);
        Stage stage = bench.plan.stages().getFirst();

        SliceResult result = bench.run(stage, SliceLimit.none());

        assertThat(result.progress().ended()).isTrue();
        assertThat(result.progress().waiting()).isEqualTo(1);
        assertThat(result.nextDue()).isEqualTo(Bench.NOW.plusSeconds(60));
    }

    @Test
    void a_slice_that_was_fenced_off_ends_silently() {
        var bench = grouping(Reopening.AT_ORDER_BORDERS);
        Stage stage = bench.plan.stages().getFirst();
        var old = bench.ledger.take(TENANT, RUN, Mode.RECORD, stage.name(), 0);
        bench.ledger.take(TENANT, RUN, Mode.RECORD, stage.name(), 0);

        SliceResult result = bench.runner(bench.ledger).run(old, stage, new SourceSplit("all", ""), SliceLimit.none());

        assertThat(result.fencedOff()).isTrue();
        assertThat(bench.target.sent).isEmpty();
        assertThat(bench.kept().records()).isEmpty();
    }

    @Test
    void what_cannot_be_read_or_formed_is_rejected_with_its_reason_and_input() {
        var records = Bench.records(row("code", "a"), row("code", "b"), row("code", 3L), row("code", "d"));
        var pipeline = new Drawings()
                .chain(source("source-1"), call("call-1"), results("sink-1"))
                .pipeline();
        var bench = new Bench(pipeline, new MemorySource(records, Reopening.AFTER_ANY_RECORD, 2).breaking(2), folder);

        bench.runAll(bench.ledger);

        assertThat(bench.ledger.rejected(TENANT, RUN, 0, 10))
                .extracting(each ->
                        each.node() + " " + each.code() + " " + each.origin().position() + " " + each.raw())
                .containsExactlyInAnyOrder(
                        "source-1 unreadable line 2 ???", "call-1 no-document-code line 3 {\"code\":3}");
        assertThat(bench.kept().records()).containsExactly(records.get(0), records.get(2), records.get(3));
        assertThat(bench.kept().unreadable())
                .containsExactly(new UnreadableInput(records.get(1).origin(), "???", "This line is broken.", Map.of()));
        assertThat(bench.ledger.counts(TENANT, RUN).get(SOURCE)).isEqualTo(new NodeCounts(4, 3, 0, 1, 0, 0));
        assertThat(RunVerdict.of(bench.plan, bench.ledger.balances(TENANT, RUN), bench.ledger.counts(TENANT, RUN))
                        .state())
                .isEqualTo(RunState.COMPLETED_WITH_REJECTS);
    }

    @Test
    void a_sink_gets_each_record_once_however_its_stage_is_interrupted() {
        boolean survived = false;
        for (int commit = 1; !survived; commit++) {
            var bench = new Bench(
                    new Drawings()
                            .chain(
                                    source("source-1"),
                                    map("map-1", "order", "order"),
                                    new Node.Sink(header("sink-1"), "memory", "archive", Map.of()))
                            .pipeline(),
                    new MemorySource(lines(), Reopening.AFTER_ANY_RECORD, 100),
                    folder);
            var crashing = new CrashingLedger(bench.ledger, commit, commit % 2 == 0);
            crash(bench, crashing);

            bench.runAll(bench.ledger);

            assertThat(bench.sink.written).hasSize(ORDERS * LINES);
            assertThat(bench.sink.written.stream().map(DataRecord::key).distinct())
                    .hasSize(ORDERS * LINES);
            assertThat(bench.sink.complete).isTrue();
            survived = crashing.survived();
        }
    }

    @Test
    void an_estimate_writes_nothing_outside() {
        var bench = new Bench(
                new Drawings()
                        .chain(source("source-1"), new Node.Sink(header("sink-1"), "memory", "archive", Map.of()))
                        .pipeline(),
                new MemorySource(lines(), Reopening.AFTER_ANY_RECORD, 100),
                folder);
        List<Stage> stages = new ArrayList<>(bench.plan.stages());
        for (Stage stage : stages) {
            var slice = bench.ledger.take(TENANT, RUN, Mode.ESTIMATE, stage.name(), 0);
            bench.runner(bench.ledger).run(slice, stage, new SourceSplit("all", "1"), SliceLimit.none());
        }

        assertThat(bench.sink.written).isEmpty();
        assertThat(kept(bench.ledger)).hasSize(ORDERS * LINES);
    }
}
