package dev.pipewright.engine.dataflow;

import static dev.pipewright.engine.dataflow.Bench.RUN;
import static dev.pipewright.engine.dataflow.Bench.TENANT;
import static dev.pipewright.engine.dataflow.Bench.row;
import static dev.pipewright.engine.plan.Drawings.call;
import static dev.pipewright.engine.plan.Drawings.group;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.plan.Drawings.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.Reading;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was seen at the end of one load goes no further in the next, wherever the two are interrupted.
class LoadBoundaryTest {

    private static final NodeId SOURCE = new NodeId("source-1");
    private static final int ORDERS = 1_200;

    @TempDir
    private Path folder;

    /// Orders of 2 lines each, all of one moment.
    private static List<Object[]> lines(int orders) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < orders * 2; i++) {
            rows.add(line(i / 2, i % 2, 10));
        }
        return rows;
    }

    private static Object[] line(int order, int line, long amount) {
        return row("order", String.format("o%04d", order), "line", (long) line, "amount", amount, "at", 7L);
    }

    private static Pipeline documents() {
        return new Drawings()
                .chain(
                        source("source-1", "order"),
                        group("aggregate-1", "order"),
                        map("map-1", "code", "order", "lines", "items"),
                        call("call-1"),
                        map("map-2", "code", "code"),
                        results("sink-1"))
                .pipeline();
    }

    private static Pipeline records() {
        Node.Source lines = source("source-1", "order", "line");
        return new Drawings()
                .chain(lines, map("map-1", "code", "order & '-' & $string(line)"), call("call-1"))
                .pipeline();
    }

    private Bench load(
            Pipeline pipeline, List<Object[]> rows, Reopening reopening, List<String> document, List<String> known) {
        List<DataRecord> records = Bench.records(rows.toArray(Object[][]::new));
        var bench = new Bench(pipeline, new MemorySource(records, reopening, 100), folder);
        var changes = new Changes(List.of("at"), document, known.isEmpty() ? null : 7L, 7L);
        List<String> order =
                pipeline.node(SOURCE).map(Node.Source.class::cast).orElseThrow().orderedBy();
        bench.boundary =
                LoadBoundary.of(new StreamRequest(Map.of(), Map.of(), Schema.UNKNOWN, order), changes, 7L, known);
        return bench;
    }

    private static Reading reading(Bench bench) {
        var slice = new Slice(
                TENANT, RUN, Mode.RECORD, bench.plan.stages().getFirst().name(), 0, 0);
        return Reading.of(Objects.requireNonNull(
                Position.of(bench.ledger.progress(slice).checkpoint()).reading()));
    }

    private static NodeCounts counts(Bench bench) {
        return Objects.requireNonNull(bench.ledger.counts(TENANT, RUN).get(SOURCE));
    }

    /// Interrupts each commit once, before and after, and goes on.
    private static Bench crashing(Supplier<Bench> benches, int commit, boolean afterwards) {
        Bench bench = benches.get();
        try {
            bench.runAll(new CrashingLedger(bench.ledger, commit, afterwards));
        } catch (CrashingLedger.Crash _) {
            bench.runAll(bench.ledger);
        }
        return bench;
    }

    @Test
    void whole_documents_that_were_seen_stay_behind_wherever_both_loads_crash() {
        List<Object[]> changed = lines(ORDERS);
        changed.set(2 * 700 + 1, line(700, 1, 11));
        changed.add(line(ORDERS, 0, 10));
        for (Reopening reopening : Reopening.values()) {
            for (int commit = 1; commit <= 3; commit++) {
                boolean afterwards = commit == 2;
                List<String> document = List.of("order");
                Bench first = crashing(
                        () -> load(documents(), lines(ORDERS), reopening, document, List.of()), commit, afterwards);
                List<String> known = reading(first).fingerprints();
                Bench second =
                        crashing(() -> load(documents(), changed, reopening, document, known), commit, afterwards);

                assertThat(reading(first).records()).isEqualTo(2L * ORDERS);
                assertThat(known).hasSize(ORDERS);
                assertThat(second.target.recorded.keySet()).containsExactlyInAnyOrder("o0700", "o1200");
                assertThat(counts(second)).isEqualTo(new NodeCounts(2L * ORDERS + 1, 3, 2L * (ORDERS - 1), 0, 0, 0));
                assertThat(reading(second).seen()).isEqualTo(2L * (ORDERS - 1));
            }
        }
    }

    @Test
    void more_records_than_are_worth_keeping_are_read_again_and_counted() {
        Bench first = load(records(), lines(ORDERS), Reopening.AT_ORDER_BORDERS, List.of(), List.of());
        first.runAll(first.ledger);
        List<String> known = reading(first).fingerprints();
        Bench second = load(records(), lines(ORDERS), Reopening.AT_ORDER_BORDERS, List.of(), known);

        second.runAll(second.ledger);

        assertThat(known).hasSize(Reading.MOST_FINGERPRINTS);
        assertThat(reading(first).beyond()).isEqualTo(2L * ORDERS - Reading.MOST_FINGERPRINTS);
        assertThat(counts(second).out()).isEqualTo(reading(first).beyond());
        assertThat(reading(second).digest()).isEqualTo(reading(first).digest());
    }

    @Test
    void documents_that_come_scattered_are_read_again() {
        Bench first = load(records(), lines(3), Reopening.AT_ORDER_BORDERS, List.of("line"), List.of());

        first.runAll(first.ledger);

        assertThat(reading(first).fingerprints()).isEmpty();
        assertThat(reading(first).beyond()).isEqualTo(6);
    }

    @Test
    void a_document_of_which_something_cannot_be_read_is_not_taken_for_seen() {
        List<String> document = List.of("order");
        Bench first = load(documents(), lines(4), Reopening.NOWHERE, document, List.of());
        first.runAll(first.ledger);
        Bench second = load(
                documents(),
                lines(4),
                Reopening.NOWHERE,
                document,
                reading(first).fingerprints());
        second.source.breaking(4, Map.of("order", "o0001"));

        second.runAll(second.ledger);

        assertThat(counts(second)).isEqualTo(new NodeCounts(8, 3, 4, 1, 0, 0));
        assertThat(reading(second).fingerprints()).hasSize(2);
        assertThat(reading(second).beyond()).isEqualTo(3);
    }

    @Test
    void the_digest_does_not_depend_on_the_order() {
        List<Object[]> rows = lines(50);
        Bench one = load(records(), rows, Reopening.NOWHERE, List.of(), List.of());
        Bench other = load(records(), rows.reversed(), Reopening.NOWHERE, List.of(), List.of());
        Bench less = load(records(), rows.subList(0, 99), Reopening.NOWHERE, List.of(), List.of());

        for (Bench bench : List.of(one, other, less)) {
            bench.runAll(bench.ledger);
        }

        assertThat(reading(one).digest())
                .hasSize(32)
                .isEqualTo(reading(other).digest())
                .isNotEqualTo(reading(less).digest());
    }

    @Test
    void days_are_counted_by_the_highest_watermark_value_of_what_is_new() {
        List<Object[]> rows = IntStream.range(0, 3)
                .<Object[]>mapToObj(
                        i -> row("order", "o" + i, "line", 0L, "at", "2026-03-0" + (1 + i / 2) + "T10:00:00"))
                .toList();
        Bench bench = load(records(), rows, Reopening.NOWHERE, List.of(), List.of());
        var changes = new Changes(List.of("at"), List.of(), null, "2026-03-02T10:00:00");
        bench.boundary = new LoadBoundary(changes, "2026-03-02T00:00:00", List.of(), LoadBoundary.Unit.RECORD);

        bench.runAll(bench.ledger);

        assertThat(reading(bench).days()).isEqualTo(Map.of("2026-03-01", 2L, "2026-03-02", 1L));
        assertThat(reading(bench).border()).hasSize(1);
        assertThat(reading(bench).window()).isEmpty();
    }
}
