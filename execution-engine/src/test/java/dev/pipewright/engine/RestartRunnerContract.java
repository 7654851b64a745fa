package dev.pipewright.engine;

import static dev.pipewright.engine.OrderPipelines.call;
import static dev.pipewright.engine.OrderPipelines.form;
import static dev.pipewright.engine.OrderPipelines.order;
import static dev.pipewright.engine.OrderPipelines.result;
import static dev.pipewright.engine.OrderPipelines.source;
import static dev.pipewright.engine.OrdersAndTaxman.line;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.dataflow.CrashingLedger;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.Watermark;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a run that failed goes on, whatever it failed of and whoever drives it: at what it committed.
public abstract class RestartRunnerContract extends CorrectionRunnerContract {

    /// Who restarts runs.
    protected static final String ANN = "ann";

    private static final NodeId ORDERS = new NodeId("source-orders");
    /// More than two chunks.
    private static final int MANY = 2_300;
    private static final int FEW = 40;

    private BreakingFiles files;

    /// Has a failed run go on until it is over again.
    ///
    /// @param through what the process that restarts it knows as the ledger. If it dies there, the next process
    ///     goes on with [#ledger]
    /// @throws RestartRefusedException if the run cannot go on
    protected abstract Run restarted(Run failed, RunRequest request, Ledger through);

    @BeforeEach
    void openFiles() {
        files = new BreakingFiles(world());
    }

    @Override
    protected final ConnectionBook book() {
        return files;
    }

    @Test
    void a_source_that_broke_is_read_on_behind_the_last_commit_and_all_is_kept() {
        world().writeOrders("orders.ndjson", "A", MANY);
        files.breakReadingAfter(1_500);
        Run failed = ended(calling(Map.of()), ledger());
        long committed = readOrders(failed);
        long readBefore = files.read();
        files.mend();

        Run whole = restarted(failed, calling(Map.of()), ledger());

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(committed).isBetween(1L, readBefore);
        isWhole(whole, failed, MANY);
        assertThat(balance(whole, CALL).calls()).isEqualTo(MANY);
        assertThat(files.read()).isEqualTo(readBefore - committed + MANY);
        world().write("orders.ndjson", List.of());
        Run replay = ended(replaying(whole, calling(Map.of()), null), ledger());
        assertThat(balance(replay, CALL).count(DocumentState.UNCHANGED)).isEqualTo(MANY);
    }

    @Test
    void a_sink_that_failed_is_written_on_and_no_call_is_made_again() {
        world().writeOrders("orders.ndjson", "A", MANY);
        files.breakWritingAfter(1_000);
        Run failed = ended(archiving(), ledger());
        files.mend();

        Run whole = restarted(failed, archiving(), ledger());

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        isWhole(whole, failed, MANY);
        assertThat(balance(whole, CALL).calls()).isEqualTo(MANY);
        assertThat(files.written()).isLessThan(2L * MANY);
        assertThat(ledger().counts(tenant, whole.id()).get(new NodeId("sink-archive")))
                .isEqualTo(new NodeCounts(MANY, MANY, 0, 0, 0, 0));
        assertThat(world().lines("taxed.ndjson"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, MANY)
                        .mapToObj("{\"documentCode\":\"A-%04d\",\"totalTax\":\"7.90\"}"::formatted)
                        .toList());
    }

    @Test
    void a_target_that_refused_the_credentials_gets_each_document_once() {
        world().writeOrders("orders.ndjson", "A", FEW);
        files.loseKey();
        Run failed = ended(calling(Map.of()), ledger());
        long readBefore = files.read();
        files.mend();

        Run whole = restarted(failed, calling(Map.of()), ledger());

        isWhole(whole, failed, FEW);
        assertThat(files.read()).isEqualTo(readBefore);
    }

    @Test
    void a_run_that_reached_its_error_limit_goes_on_as_if_nothing_had_gone_wrong() {
        world().write("orders.ndjson", orders("10.00"));
        Run failed = ended(limited(), ledger());

        Run whole = restarted(failed, limited(), ledger());

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(balance(failed, CALL).count(DocumentState.REJECTED)).isGreaterThanOrEqualTo(5);
        assertThat(whole.state()).isEqualTo(RunState.COMPLETED_WITH_REJECTS);
        assertThat(balance(whole, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(FEW / 2);
        assertThat(balance(whole, CALL).calls()).isEqualTo(FEW);
        assertThat(kept(whole)).hasSize(FEW / 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_process_that_dies_while_it_takes_documents_up_changes_nothing(boolean afterwards) {
        Run failed = failed();
        var crashing = new CrashingLedger(ledger(), 1, afterwards);

        Run whole = restarted(failed, calling(Map.of()), crashing);

        assertThat(crashing.survived()).isFalse();
        assertThat(whole.state()).isEqualTo(RunState.COMPLETED_WITH_REJECTS);
        assertThat(balance(whole, CALL).isBalanced()).isTrue();
        assertThat(balance(whole, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(FEW / 2);
        assertThat(world().taxman().documents()).hasSize(FEW / 2).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void what_another_run_recorded_meanwhile_is_not_sent_again() {
        Run failed = failed();
        long cancelled = balance(failed, CALL).count(DocumentState.CANCELLED);
        Run other = ended(taxing("orders.ndjson", Mode.RECORD), ledger());

        Run whole = restarted(failed, calling(Map.of()), ledger());

        assertThat(cancelled).isEqualTo(FEW);
        assertThat(balance(other, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(FEW / 2);
        assertThat(whole.state()).isEqualTo(RunState.COMPLETED_WITH_REJECTS);
        assertThat(balance(whole, CALL).count(DocumentState.UNCHANGED)).isEqualTo(FEW / 2);
        assertThat(kept(whole)).hasSize(FEW / 2).isEqualTo(kept(other));
        assertThat(world().taxman().documents()).hasSize(FEW / 2).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void what_another_run_changed_meanwhile_is_not_put_back() {
        Run failed = failed();
        world().write("orders.ndjson", orders("20.00"));
        ended(taxing("orders.ndjson", Mode.RECORD), ledger());

        Run whole = restarted(failed, calling(Map.of()), ledger());

        assertThat(balance(whole, CALL).count(DocumentState.SUPERSEDED)).isEqualTo(FEW);
        assertThat(world().taxman().documents())
                .hasSize(FEW / 2)
                .allMatch(document -> document.timesRecorded() == 1)
                .allMatch(document -> document.revisions().getLast().toString().contains("20.00"));
    }

    /// What is not in order is sorted before orders are made of it; what was sorted lies in segments.
    @Test
    void what_an_exchange_has_sorted_is_not_read_again() {
        List<String> lines = orders("10.00");
        world().write("first.ndjson", lines.subList(0, FEW / 2).reversed());
        world().write("second.ndjson", lines.subList(FEW / 2, FEW));
        var union = new Node.Union(header("union-all"));
        RunRequest request = request(
                new Drawings()
                        .chain(
                                source("source-first", "first.ndjson"),
                                union,
                                order(),
                                form("map-order", "order", "items"),
                                call("apiCall-tax"),
                                result(),
                                results("sink-results"))
                        .chain(source("source-second", "second.ndjson"), union)
                        .pipeline(),
                Mode.RECORD);
        files.loseTaxman();
        Run failed = ended(request, ledger());
        files.mend();
        world().write("first.ndjson", List.of());
        world().write("second.ndjson", List.of());

        Run whole = restarted(failed, request, ledger());

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(whole.failure()).isNull();
        assertThat(files.read()).isEqualTo(FEW);
        assertThat(balance(whole, CALL).calls()).isEqualTo(FEW);
    }

    @Test
    void a_replay_and_an_estimate_that_failed_go_on_too() {
        world().write("orders.ndjson", orders("10.00"));
        Run run = ended(taxing("orders.ndjson", Mode.ESTIMATE), ledger());
        world().write("orders.ndjson", List.of());
        RunRequest replaying = replaying(run, taxing("orders.ndjson", Mode.ESTIMATE), null);
        files.loseTaxman();
        Run failed = ended(replaying, ledger());
        files.mend();

        Run whole = restarted(failed, replaying, ledger());

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(whole.failure()).isNull();
        assertThat(balance(whole, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(FEW / 2);
        assertThat(kept(whole)).isEqualTo(kept(run));
    }

    @Test
    void a_restarted_load_reads_the_same_part_and_moves_the_watermark() {
        ended(archivingLoad(), ledger());
        Run failed = brokenLoad();
        insert(6, "A-5", 1, "10.00", "2026-03-02 10:20:00");

        Run whole = restarted(failed, archivingLoad(), ledger());

        assertThat(whole.failure()).isNull();
        assertThat(whole.state()).isEqualTo(RunState.COMPLETED);
        assertThat(read(whole)).isEqualTo(2);
        assertThat(watermark()).returns("2026-03-02T10:09:00", Watermark::value).returns(whole.id(), Watermark::run);
    }

    @Test
    void a_load_whose_watermark_was_moved_since_is_refused() {
        ended(archivingLoad(), ledger());
        Run failed = brokenLoad();
        loads().set(tenant, watermark().of(), "2026-03-02T10:05:00");

        assertThatThrownBy(() -> restarted(failed, archivingLoad(), ledger()))
                .isInstanceOf(RestartRefusedException.class)
                .hasMessage(
                        "The watermark of 'source-sales' was moved since by another run or by hand, so this run's part"
                                + " of the source is not the next one any more. Start the pipeline again: it reads from there"
                                + " on.");
    }

    /// A load from 10:03 to 10:09 whose sink broke.
    private Run brokenLoad() {
        insert(5, "A-4", 1, "10.00", "2026-03-02 10:09:00");
        files.breakWritingAfter(0);
        Run failed = ended(archivingLoad(), ledger());
        files.mend();
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        return failed;
    }

    private RunRequest archivingLoad() {
        var sales = new Node.Source(
                header(SALES.value()),
                "jdbc",
                "shop",
                Map.of("query", "SELECT id, order_no, amount, modified, created FROM sale"),
                Schema.UNKNOWN,
                List.of("id"),
                new Node.Source.Incremental(List.of("modified", "created"), List.of(), null, null));
        return request(new Drawings().chain(sales, archive("sales.ndjson")).pipeline(), Mode.RECORD);
    }

    @Test
    void a_run_that_is_restarted_says_by_whom_and_after_what() {
        Run failed = failed();
        Run run = restarted(failed, calling(Map.of()), ledger());

        List<String> remarks = new RunRemarks(runs(), loads(), ledger())
                .on(run, calling(Map.of()).pipeline(), ledger().counts(tenant, run.id()));

        assertThat(run.createdAt()).isEqualTo(failed.createdAt());
        assertThat(remarks)
                .map(Sentences.english()::read)
                .singleElement()
                .satisfies(remark -> assertThat(remark)
                        .startsWith("Restarted by ann at 2")
                        .endsWith(", after: " + Sentences.english().read(Objects.requireNonNull(failed.failure()))));
    }

    @Test
    void a_run_that_is_through_is_not_restarted() {
        world().writeOrders("orders.ndjson", "A", 3);
        Run run = ended(calling(Map.of()), ledger());

        assertThatThrownBy(() -> restarted(run, calling(Map.of()), ledger()))
                .isInstanceOf(RestartRefusedException.class)
                .hasMessage(
                        "The run came to its end, so there is nothing to go on with. Replay what did not get through.");
    }

    @Test
    void a_run_whose_inputs_were_dropped_is_not_restarted() {
        Run failed = failed();
        runs().dropInputs(tenant, Instant.now().plusSeconds(1));

        assertThatThrownBy(() -> restarted(failed, calling(Map.of()), ledger()))
                .isInstanceOf(RestartRefusedException.class)
                .hasMessage(
                        "What this run had read was dropped after its time, so it cannot go on where it was. Start the"
                                + " pipeline again: what was sent is not sent again.");
    }

    /// A run that has formed its documents and given all of them up.
    protected final Run failed() {
        world().write("orders.ndjson", orders("10.00"));
        files.loseKey();
        Run failed = givenUp(ended(calling(Map.of()), ledger()));
        files.mend();
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        return failed;
    }

    /// A run that somebody must see to, as it is when it is over.
    protected abstract Run givenUp(Run run);

    /// Orders of which each second one is to a region that TAXMAN does not know.
    private static List<String> orders(String amount) {
        return IntStream.rangeClosed(1, FEW)
                .mapToObj(number -> line("A-%04d".formatted(number), 1, "SALE", number % 2 == 0 ? "XX" : "WA", amount))
                .toList();
    }

    private RunRequest limited() {
        return calling(Map.of("stopAfterErrors", 5L));
    }

    private RunRequest calling(Map<String, Object> settings) {
        return request(
                new Drawings()
                        .chain(
                                source("source-orders", "orders.ndjson"),
                                form("map-order", "order", "$"),
                                call("apiCall-tax", settings),
                                result(),
                                results("sink-results"))
                        .pipeline(),
                Mode.RECORD);
    }

    private RunRequest archiving() {
        Pipeline pipeline = new Drawings()
                .chain(
                        source("source-orders", "orders.ndjson"),
                        form("map-order", "order", "$"),
                        call("apiCall-tax"),
                        result(),
                        archive("taxed.ndjson"))
                .pipeline();
        return request(pipeline, Mode.RECORD);
    }

    private static Node archive(String file) {
        return new Node.Sink(header("sink-archive"), "files", "orders", Map.of("file", file, "format", "NDJSON"));
    }

    private long readOrders(Run run) {
        return Objects.requireNonNull(ledger().counts(tenant, run.id()).get(ORDERS))
                .in();
    }

    /// All of it was called once, in the same run.
    private void isWhole(Run whole, Run failed, int count) {
        assertThat(whole.id()).isEqualTo(failed.id());
        assertThat(whole.failure()).isNull();
        assertThat(whole.state()).isEqualTo(RunState.COMPLETED);
        assertThat(balance(whole, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(count);
        assertThat(world().taxman().documents()).hasSize(count).allMatch(document -> document.timesRecorded() == 1);
        assertThat(world().taxman().counters().replays()).isZero();
    }
}
