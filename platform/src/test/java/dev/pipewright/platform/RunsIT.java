package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.ORDER_COUNT;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunRows;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.result.ResultFormat;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.run.AskedDifferentlyException;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.RunSummary;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.run.Runs.Started;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunsIT {

    private static final NodeId CALL = new NodeId("apiCall-taxman");

    private static TestPlatform platform;

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    @Test
    @Order(1)
    void a_record_run_records_each_document_once_and_the_next_one_calls_nobody() {
        RunReport first = ended(start(Mode.RECORD, "first"));
        long calls = balanceOf(first).calls();
        RunReport second = ended(start(Mode.RECORD, "second"));

        assertThat(balanceOf(first).count(DocumentState.SUCCEEDED)).isEqualTo(ORDER_COUNT);
        assertThat(first.results()).isEqualTo(ORDER_COUNT);
        assertThat(calls).isEqualTo(ORDER_COUNT);
        assertThat(platform.taxman().documents()).hasSize(ORDER_COUNT);
        assertThat(balanceOf(second).count(DocumentState.UNCHANGED)).isEqualTo(ORDER_COUNT);
        assertThat(balanceOf(second).calls()).isZero();
        assertThat(platform.get(Runs.class).summaries(ACME, ORDERS, null, 2))
                .containsExactly(
                        new RunSummary(second.run(), ORDER_COUNT, ORDER_COUNT, ORDER_COUNT, 0, 0, ORDER_COUNT),
                        new RunSummary(first.run(), ORDER_COUNT, ORDER_COUNT, ORDER_COUNT, 0, 0, ORDER_COUNT));
        assertThat(platform.get(Runs.class).summaries(ACME, "another", null, 2)).isEmpty();
        assertThat(platform.get(Runs.class).summaries(OTHER, ORDERS, null, 2)).isEmpty();
    }

    private static Balance balanceOf(RunReport report) {
        return Objects.requireNonNull(report.calls().get(CALL));
    }

    @Test
    @Order(2)
    void a_run_that_reads_nothing_where_the_one_before_did_says_so() {
        Run empty = platform.get(Runs.class)
                .start(new RunRequest(
                        ACME, ORDERS, Subject.LIVE, Mode.RECORD, Map.of("file", "empty.ndjson"), "empty", ANN));

        RunReport report = ended(empty);

        assertThat(report.run().state()).isEqualTo(RunState.COMPLETED_EMPTY);
        assertThat(report.remarks().stream().map(Sentences.english()::read))
                .containsExactly("'Generated orders' read nothing; the run before read " + ORDER_COUNT + " records. If"
                        + " that is not meant, check its settings and the parameters of the run.");
    }

    @Test
    @Order(3)
    void the_same_trigger_starts_one_run() {
        Run first = start(Mode.ESTIMATE, "twice");
        Run second = start(Mode.ESTIMATE, "twice");

        assertThat(second.id()).isEqualTo(first.id());
        ended(first);
    }

    @Test
    @Order(3)
    void a_trigger_that_was_used_for_something_else_is_refused_and_starts_nothing() {
        var runs = platform.get(Runs.class);
        RunRequest asked = request(Mode.ESTIMATE, "once");
        Started first = runs.startOnce(asked);
        int before = runs.list(ACME, null, null, 100).size();

        Started again = runs.startOnce(asked);

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.run().id()).isEqualTo(first.run().id());
        assertThatThrownBy(() -> runs.startOnce(request(Mode.RECORD, "once")))
                .isInstanceOf(AskedDifferentlyException.class);
        assertThat(runs.list(ACME, null, null, 100)).hasSize(before);
        ended(first.run());
    }

    @Test
    @Order(5)
    void what_can_not_run_is_refused_and_nothing_is_started() {
        var runs = platform.get(Runs.class);
        var missing = new RunRequest(ACME, "nothing", Subject.LIVE, Mode.RECORD, Map.of(), "missing", ANN);
        var unknown = new RunRequest(ACME, ORDERS, Subject.LIVE, Mode.RECORD, Map.of("speed", "9"), "unknown", ANN);

        assertThatThrownBy(() -> runs.start(missing))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("The pipeline has no published version. Publish it first.");
        assertThatThrownBy(() -> runs.start(unknown))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("The pipeline has no parameter 'speed'. Use one of file.");
    }

    @Test
    @Order(6)
    void results_are_files_with_a_line_for_each_document() throws IOException {
        Run run = start(Mode.ESTIMATE, "files");
        ended(run);
        var lines = new ArrayList<String>();
        new RunRows(platform.get(Ledger.class), TestPlatform.ordersDrawing().pipeline(), ACME, run.id())
                .results(new NodeId("sink-results"), row -> lines.add(RunRows.line(row)));

        assertThat(file(run, ResultFormat.CSV).lines())
                .hasSize(ORDER_COUNT + 1)
                .startsWith("documentCode,documentDate,currency,totalAmount,totalTax");
        assertThat(file(run, ResultFormat.NDJSON).lines()).hasSize(ORDER_COUNT).containsExactlyElementsOf(lines);
        assertThat(file(run, ResultFormat.JSON)).startsWith("[\n{").endsWith("}\n]\n");
    }

    private static String file(Run run, ResultFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        platform.get(Results.class).write(ACME, run.id(), format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @Order(7)
    void a_paused_run_rests_until_it_is_resumed() throws Exception {
        platform.delayCalls(100);
        Runs runs = platform.get(Runs.class);
        Run run = start(Mode.ESTIMATE, "paused");
        assertThat(runs.resume(ACME, new RunId(UUID.randomUUID()), "ben")).isFalse();
        Awaitility.await().until(() -> runs.pause(ACME, run.id(), "ben"));
        assertThat(runs.report(ACME, run.id()).orElseThrow().run().state()).isEqualTo(RunState.PAUSED);

        assertThat(runs.resume(ACME, run.id(), "ben")).isTrue();

        RunReport report = ended(run);
        assertThat(report.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(report.isBalanced()).isTrue();
        assertThat(runs.pause(ACME, run.id(), "ben")).isFalse();
    }

    @Test
    @Order(8)
    void a_cancelled_run_ends_as_cancelled() throws Exception {
        platform.delayCalls(100);
        Run run = start(Mode.ESTIMATE, "cancelled");

        platform.get(Runs.class).cancel(ACME, run.id(), "ben");

        RunReport report = ended(run);
        assertThat(report.run().state()).isEqualTo(RunState.CANCELLED);
        assertThat(report.isBalanced()).isTrue();
        assertThat(platform.get(Audit.class).list(ACME, Long.MAX_VALUE, 10))
                .extracting(AuditEntry::person, AuditEntry::action, AuditEntry::subject)
                .contains(
                        tuple("ben", "run.cancel", run.id().toString()),
                        tuple(ANN, "run.start", run.id().toString()));
    }

    private static Run start(Mode mode, String trigger) {
        return platform.get(Runs.class).start(request(mode, trigger));
    }

    private static RunRequest request(Mode mode, String trigger) {
        return new RunRequest(ACME, ORDERS, Subject.LIVE, mode, Map.of("file", "orders.ndjson"), trigger, ANN);
    }

    private static RunReport ended(Run run) {
        return platform.ended(run);
    }
}
