package dev.pipewright.engine;

import static dev.pipewright.engine.OrderPipelines.call;
import static dev.pipewright.engine.OrderPipelines.form;
import static dev.pipewright.engine.OrderPipelines.order;
import static dev.pipewright.engine.OrderPipelines.result;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.dataflow.CrashingLedger;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.Watermark;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a run reads of a source that only gives what changed.
public abstract class IncrementalRunnerContract extends PipelineRunnerContract {

    static final NodeId SALES = new NodeId("source-sales");

    @BeforeEach
    void fillShop() {
        world().inShop("DROP TABLE IF EXISTS sale");
        world().inShop("CREATE TABLE sale (id INTEGER PRIMARY KEY, order_no VARCHAR(9), line INTEGER,"
                + " region VARCHAR(2), amount DECIMAL(9,2), modified TIMESTAMP, created TIMESTAMP)");
        insert(1, "A-1", 1, "100.00", "2026-03-02 10:00:00");
        insert(2, "A-1", 2, "50.00", "2026-03-02 10:01:00");
        insert(3, "A-2", 1, "30.00", "2026-03-02 10:02:00");
        insert(4, "A-3", 1, "70.00", "2026-03-02 10:03:00");
    }

    @Test
    void the_next_run_reads_what_changed_since_and_documents_whole() {
        Run first = ended(loading(null), ledger());
        world().inShop("UPDATE sale SET amount = 80.00, modified = TIMESTAMP '2026-03-02 10:05:00' WHERE id = 2");

        Run second = ended(loading(null), ledger());

        assertThat(first.state()).isEqualTo(RunState.COMPLETED);
        assertThat(kept(first)).hasSize(3);
        assertThat(second.failure()).isNull();
        assertThat(read(second)).isEqualTo(3);
        assertThat(kept(second)).containsExactly("{\"documentCode\":\"A-1\",\"totalTax\":\"14.22\"}");
        assertThat(balance(second, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(balance(second, CALL).formed()).isEqualTo(1);
    }

    @Test
    void the_intervals_of_runs_touch_and_say_so() {
        Run first = ended(loading(null), ledger());
        insert(5, "A-4", 1, "10.00", "2026-03-02 10:09:00");
        Run second = ended(loading(Duration.ofMinutes(1)), ledger());

        assertThat(load(first))
                .returns(null, Load::since)
                .returns(null, Load::from)
                .returns("2026-03-02T10:03:00", Load::to)
                .returns(true, Load::moved);
        assertThat(load(second))
                .returns("2026-03-02T10:03:00", Load::since)
                .returns("2026-03-02T10:02:00", Load::from)
                .returns("2026-03-02T10:09:00", Load::to)
                .returns(true, Load::moved);
        assertThat(watermark()).returns("2026-03-02T10:09:00", Watermark::value).returns(second.id(), Watermark::run);
    }

    @Test
    void what_comes_later_with_the_very_time_of_the_watermark_is_read() {
        ended(loading(null), ledger());
        insert(5, "A-4", 1, "10.00", "2026-03-02 10:03:00");

        Run second = ended(loading(null), ledger());

        assertThat(kept(second)).contains("{\"documentCode\":\"A-4\",\"totalTax\":\"0.79\"}");
        assertThat(world().taxman().documents()).hasSize(4).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void a_run_that_goes_on_after_a_crash_reads_the_part_it_began() {
        ended(loading(null), ledger());
        insert(5, "A-4", 1, "10.00", "2026-03-02 10:09:00");
        var crashing =
                new CrashingLedger(ledger(), 1, false, () -> insert(6, "A-5", 1, "10.00", "2026-03-02 11:00:00"));

        Run second = ended(loading(null), crashing);

        assertThat(crashing.survived()).isFalse();
        assertThat(load(second)).returns("2026-03-02T10:09:00", Load::to);
        assertThat(kept(second)).containsExactly("{\"documentCode\":\"A-4\",\"totalTax\":\"0.79\"}");
        assertThat(kept(ended(loading(null), ledger()))).anyMatch(result -> result.contains("A-5"));
    }

    @Test
    void an_estimate_does_not_move_the_watermark() {
        Run run = ended(loading(Mode.ESTIMATE, null), ledger());

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(load(run)).returns("2026-03-02T10:03:00", Load::to).returns(false, Load::moved);
        assertThat(loads().watermarks(tenant, "orders")).isEmpty();
    }

    @Test
    void a_run_that_fails_does_not_move_the_watermark() {
        ended(loading(null), ledger());
        insert(5, "A-4", 1, "10.00", "2026-03-02 10:09:00");
        world().inShop("ALTER TABLE sale ALTER COLUMN line RENAME TO other");

        Run failed = ended(loading(null), ledger());

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(watermark()).returns("2026-03-02T10:03:00", Watermark::value);
    }

    @Test
    void a_watermark_that_a_person_sets_is_where_the_next_run_begins() {
        ended(loading(null), ledger());
        loads().set(tenant, watermark().of(), "2026-03-02T10:02:00");

        Run second = ended(loading(null), ledger());

        assertThat(read(second)).isEqualTo(2);
        assertThat(load(second)).returns("2026-03-02T10:02:00", Load::since).returns(true, Load::moved);
    }

    @Test
    void a_run_says_what_lies_between_the_loads_if_somebody_set_the_watermark_forward() {
        Run first = ended(loading(null), ledger());
        insert(5, "A-4", 1, "10.00", "2026-03-02 10:09:00");
        loads().set(tenant, watermark().of(), "2026-03-02T10:06:00");

        Run second = ended(loading(null), ledger());
        Run third = ended(loading(null), ledger());

        assertThat(remarks(first)).isEmpty();
        assertThat(remarks(second))
                .containsExactly(
                        "'source-sales' began at 2026-03-02T10:06:00, but the loads before it had only got up to"
                                + " 2026-03-02T10:03:00: what changed between the two was not read, because somebody set the"
                                + " watermark. If that is not meant, set it to 2026-03-02T10:03:00 and run again.");
        assertThat(remarks(third)).isEmpty();
    }

    List<String> remarks(Run run) {
        return new RunRemarks(runs(), loads(), ledger())
                .on(run, loading(null).pipeline(), ledger().counts(tenant, run.id())).stream()
                        .map(Sentences.english()::read)
                        .toList();
    }

    @Test
    void ranges_are_read_whatever_was_read_before_and_leave_watermark_and_fingerprints_alone() {
        ended(loading(null), ledger());
        Watermark before = watermark();
        insert(5, "A-4", 1, "10.00", "2026-03-02 10:09:00");

        Run first = ended(loading(null).reading(range("2026-03-02T10:00:00", "2026-03-02T10:02:00")), ledger());
        Run second = ended(loading(null).reading(range("2026-03-02T10:02:00", "2026-03-02T10:03:00")), ledger());
        Run empty = ended(loading(null).reading(range("2026-03-02T10:04:00", "2026-03-02T10:09:00")), ledger());

        assertThat(first.failure()).isNull();
        assertThat(read(first)).isEqualTo(2);
        assertThat(kept(first)).containsExactly("{\"documentCode\":\"A-1\",\"totalTax\":\"11.85\"}");
        assertThat(balance(first, CALL).count(DocumentState.UNCHANGED)).isEqualTo(1);
        assertThat(kept(second)).containsExactly("{\"documentCode\":\"A-2\",\"totalTax\":\"2.37\"}");
        assertThat(empty.state()).isEqualTo(RunState.COMPLETED_EMPTY);
        assertThat(remarks(empty)).isEmpty();
        assertThat(load(first))
                .returns("2026-03-02T10:00:00", Load::from)
                .returns("2026-03-02T10:02:00", Load::to)
                .returns(true, Load::isRange)
                .returns(false, Load::moved);
        assertThat(watermark()).isEqualTo(before);
        Run next = ended(loading(null), ledger());
        assertThat(next.state()).isEqualTo(RunState.COMPLETED);
        assertThat(kept(next)).containsExactly("{\"documentCode\":\"A-4\",\"totalTax\":\"0.79\"}");
        assertThat(Objects.requireNonNull(load(next).reading()).seen()).isEqualTo(1);
        assertThat(LoadCertificate.of(first, loading(null).pipeline(), loads()))
                .singleElement()
                .returns(null, LoadCertificate::reachedBefore);
    }

    @Test
    void a_range_that_is_read_first_sends_each_document_once_and_the_first_load_sends_none_of_them_again() {
        Run range = ended(loading(null).reading(range("2026-03-02T00:00:00", "2026-03-03T00:00:00")), ledger());
        assertThat(loads().watermarks(tenant, "orders")).isEmpty();

        Run first = ended(loading(null), ledger());

        assertThat(balance(range, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(3);
        assertThat(balance(first, CALL).count(DocumentState.UNCHANGED)).isEqualTo(3);
        assertThat(load(first)).returns(null, Load::from).returns(true, Load::moved);
        assertThat(world().taxman().documents()).hasSize(3).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void a_range_goes_on_after_a_crash_with_what_it_began() {
        var crashing = new CrashingLedger(ledger(), 1, false, () -> {});

        Run run = ended(loading(null).reading(range("2026-03-02T10:02:00", "2026-03-02T10:04:00")), crashing);

        assertThat(crashing.survived()).isFalse();
        assertThat(kept(run)).hasSize(2);
        assertThat(loads().of(tenant, run.id())).singleElement().returns(true, Load::isRange);
    }

    private static ReadRange range(String from, String to) {
        return new ReadRange(SALES, from, to);
    }

    @Test
    void a_source_that_cannot_tell_what_changed_is_refused_with_a_sentence() {
        var files = new Node.Source(
                header("source-sales"),
                "files",
                "orders",
                Map.of("file", "orders.ndjson", "format", "NDJSON"),
                Schema.UNKNOWN,
                List.of("order"),
                new Node.Source.Incremental(List.of("modified"), List.of("order"), null, null));
        world().writeOrders("orders.ndjson", "A", 1);

        Run run = ended(request(pipeline(files), Mode.RECORD), ledger());

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(Sentences.english().read(Objects.requireNonNull(run.failure())))
                .startsWith("'source-sales' is to read only what changed, but a connection of the kind files cannot");
    }

    void insert(int id, String order, int line, String amount, String created) {
        world().inShop("INSERT INTO sale VALUES (%d, '%s', %d, 'WA', %s, NULL, TIMESTAMP '%s')"
                .formatted(id, order, line, amount, created));
    }

    RunRequest loading(@Nullable Duration lookBack) {
        return loading(Mode.RECORD, lookBack);
    }

    RunRequest loading(Mode mode, @Nullable Duration lookBack) {
        var sales = new Node.Source(
                header(SALES.value()),
                "jdbc",
                "shop",
                Map.of("query", "SELECT order_no AS \"order\", line, region, amount, modified, created FROM sale"),
                Schema.UNKNOWN,
                List.of("order", "line"),
                new Node.Source.Incremental(List.of("modified", "created"), List.of("order"), null, lookBack));
        return request(pipeline(sales), mode);
    }

    private static Pipeline pipeline(Node.Source source) {
        return new Drawings()
                .chain(
                        source,
                        order(),
                        form("map-order", "order", "items"),
                        call("apiCall-tax"),
                        result(),
                        results("sink-results"))
                .pipeline();
    }

    long read(Run run) {
        return Objects.requireNonNull(ledger().counts(tenant, run.id()).get(SALES))
                .in();
    }

    Load load(Run run) {
        return loads().of(tenant, run.id()).getFirst();
    }

    Watermark watermark() {
        return loads().watermarks(tenant, "orders").getFirst();
    }
}
