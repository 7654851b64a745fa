package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.ORDERS_FILE;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static dev.pipewright.platform.TestPlatform.TROUBLED_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.engine.preview.Held;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.PausePoint;
import dev.pipewright.engine.preview.Paused;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.engine.preview.SteppedPreview;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.preview.EstimateAnswers;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.PreviewQuestion;
import dev.pipewright.platform.preview.SampleChoice;
import dev.pipewright.platform.preview.StoppedPreview;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Previews on the whole platform.
class PreviewDeskIT {

    private static final NodeId SOURCE = new NodeId("source-order1");
    private static final NodeId MAP = new NodeId("map-order7");
    private static final NodeId CALL = new NodeId("apiCall-taxman");

    private static TestPlatform platform;
    private static PreviewDesk desk;
    private static Draft draft;

    @BeforeAll
    static void start() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
        desk = platform.get(PreviewDesk.class);
        draft = platform.get(Drafts.class).open(ACME, ORDERS).orElseThrow();
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
    }

    private static Preview preview(NodeId node, SampleChoice sample, int calls, Map<String, String> parameters) {
        try {
            return desk.preview(
                    new PreviewQuestion(ACME, draft, node, sample, 200, calls, parameters, ""),
                    new EstimateAnswers(),
                    () -> false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Run ran(String file, Mode mode) {
        Run run = platform.get(Runs.class)
                .start(new RunRequest(
                        ACME,
                        ORDERS,
                        RunRequest.Subject.LIVE,
                        mode,
                        Map.of("file", file),
                        "preview-" + file + mode,
                        ANN));
        return platform.ended(run).run();
    }

    private static List<String> ids(List<NodeTrace.Left> left) {
        return left.stream()
                .map(each -> String.valueOf(each.record().fields().get("orderId")))
                .toList();
    }

    @Test
    void a_preview_of_live_records_needs_no_run_and_leaves_nothing() {
        long runs = platform.get(Runs.class).list(ACME, ORDERS, null, 100).size();
        long recordings = platform.taxman().counters().recordingCalls();

        Preview preview = preview(new NodeId("sink-results"), new SampleChoice.Live(), 5, Map.of("file", ORDERS_FILE));
        Preview atCall = preview(CALL, new SampleChoice.Live(), 5, Map.of("file", ORDERS_FILE));

        assertThat(preview.trouble()).isNull();
        assertThat(preview.at(SOURCE).orElseThrow().out()).hasSize(40);
        assertThat(atCall.at(CALL).orElseThrow().out())
                .hasSize(5)
                .allSatisfy(left ->
                        assertThat(JsonValues.text(left.record().fields())).contains("totalTax"));
        assertThat(platform.taxman().counters().recordingCalls()).isEqualTo(recordings);
        assertThat(platform.get(Runs.class).list(ACME, ORDERS, null, 100)).hasSize((int) runs);
    }

    @Test
    void what_a_run_has_kept_is_shown_with_its_parameters() {
        Run run = ran(ORDERS_FILE, Mode.ESTIMATE);

        Preview preview = preview(MAP, new SampleChoice.Kept(run.id()), 0, Map.of());

        assertThat(preview.at(MAP).orElseThrow().out()).hasSize(40);
        assertThat(preview.isPartialAt(MAP)).isFalse();
        assertThat(desk.samples().keepers(ACME, ORDERS)).extracting(Run::id).contains(run.id());
    }

    @Test
    void a_failed_document_is_shown_with_the_record_that_it_was_formed_of() {
        Run run = ran(TROUBLED_FILE, Mode.ESTIMATE);
        TroubledDocument document =
                platform.get(Ledger.class).troubled(ACME, run.id(), 0, 10).getLast();

        Preview preview = preview(CALL, new SampleChoice.OfDocument(run.id(), document.id()), 1, Map.of());

        assertThat(ids(preview.at(SOURCE).orElseThrow().out()))
                .containsExactly(document.key().code());
        assertThat(preview.at(CALL).orElseThrow().rejected())
                .singleElement()
                .extracting(NodeTrace.Refused::code)
                .isEqualTo(document.code());
    }

    @Test
    void what_a_cause_hit_is_shown_together() {
        Run run = ran(TROUBLED_FILE, Mode.ESTIMATE);
        TroubledDocument document =
                platform.get(Ledger.class).troubled(ACME, run.id(), 0, 10).getFirst();
        CauseKey cause = document.cause();

        Preview preview = preview(MAP, new SampleChoice.OfCause(run.id(), cause), 0, Map.of());

        assertThat(ids(preview.at(SOURCE).orElseThrow().out())).containsExactly("T-0001", "T-0002");
    }

    private static StoppedPreview pausing(String condition) throws InterruptedException {
        var question =
                new PreviewQuestion(ACME, draft, MAP, new SampleChoice.Live(), 200, 0, Map.of("file", ORDERS_FILE), "");
        return desk.pausing(
                question,
                Held.NOTHING,
                List.of(new PausePoint(MAP, null, condition)),
                new EstimateAnswers(),
                () -> false);
    }

    private static Optional<StoppedPreview> goOn(TenantId tenant, StoppedPreview stopped) throws InterruptedException {
        return desk.goOn(tenant, stopped.id(), SteppedPreview.Step.NEXT, new EstimateAnswers(), () -> false);
    }

    @Test
    void a_preview_that_has_stopped_goes_on_for_those_of_the_tenant_until_it_is_ended() throws InterruptedException {
        StoppedPreview stopped = pausing("$exists(orderId)");

        Optional<StoppedPreview> ofOthers = goOn(OTHER, stopped);
        StoppedPreview next = goOn(ACME, stopped).orElseThrow();
        desk.end(ACME, next.id());

        assertThat(stopped.paused()).isNotNull().extracting(Paused::number).isEqualTo(0);
        assertThat(ofOthers).isEmpty();
        assertThat(next.paused()).isNotNull().extracting(Paused::number).isEqualTo(1);
        assertThat(goOn(ACME, next)).isEmpty();
    }

    @Test
    void from_a_node_on_it_begins_with_what_came_there_before() throws InterruptedException {
        Preview seen = preview(MAP, new SampleChoice.Live(), 0, Map.of("file", ORDERS_FILE));
        Held held = desk.heldBefore(ACME, draft.drawing().pipeline(), MAP, seen);

        Preview again = desk.preview(
                new PreviewQuestion(ACME, draft, MAP, new SampleChoice.Live(), 200, 0, Map.of("file", "gone"), ""),
                held,
                new EstimateAnswers(),
                () -> false);

        assertThat(again.trouble()).isNull();
        assertThat(again.at(MAP).orElseThrow().out()).hasSize(40);
        assertThat(again.read()).extracting(Preview.SourceReading::from).containsExactly(Preview.From.HELD);
    }

    @Test
    void pinned_records_are_kept_for_the_tenant_and_flow_on_from_where_they_are_pinned() throws InterruptedException {
        List<DataRecord> entering = desk.recordsEntering(
                ACME,
                draft,
                MAP,
                new SampleChoice.Kept(ran(ORDERS_FILE, Mode.ESTIMATE).id()));
        DataRecord first = entering.getFirst();

        desk.samples().pin(ACME, ORDERS, MAP, List.of(first), ANN);
        try {
            Preview preview = preview(MAP, new SampleChoice.Pinned(), 0, Map.of());

            assertThat(preview.read()).extracting(Preview.SourceReading::from).containsExactly(Preview.From.GIVEN);
            assertThat(preview.at(MAP).orElseThrow().in()).singleElement().satisfies(came -> {
                assertThat(came.record().fields()).isEqualTo(first.fields());
                assertThat(came.record().origin()).isEqualTo(first.origin());
            });
            assertThat(desk.samples().usual(ACME, ORDERS)).isEqualTo(new SampleChoice.Pinned());
            assertThat(desk.samples().pinned(OTHER, ORDERS)).isEmpty();
        } finally {
            desk.samples().pin(ACME, ORDERS, MAP, List.of(), ANN);
        }
        assertThat(desk.samples().pinned(ACME, ORDERS)).isEmpty();
    }

    @Test
    void what_is_no_longer_kept_is_told_in_a_sentence() {
        var gone = new SampleChoice.OfDocument(ran(ORDERS_FILE, Mode.ESTIMATE).id(), 4711);

        Preview preview = preview(MAP, gone, 0, Map.of());

        assertThat(Sentences.english().read(String.valueOf(preview.trouble()))).contains("is no longer kept");
    }

    @Test
    void a_choice_of_records_can_be_read_from_an_address() {
        var run = ran(ORDERS_FILE, Mode.ESTIMATE).id();
        var cause = new CauseKey(CALL, null, "unreadable", null);

        for (SampleChoice choice : List.of(
                new SampleChoice.Live(),
                new SampleChoice.Pinned(),
                new SampleChoice.Kept(run),
                new SampleChoice.OfDocument(run, 17),
                new SampleChoice.OfCause(run, cause))) {
            assertThat(SampleChoice.read(choice.text())).contains(choice);
        }
        assertThat(SampleChoice.read("run:17")).isEmpty();
        assertThat(SampleChoice.read("else")).isEmpty();
    }

    @Test
    void a_pinned_record_keeps_exact_numbers() {
        var record = new DataRecord(
                "k", new Origin("x", 1, "line 1"), Map.of("amount", new BigDecimal("10.00"), "count", 3L));
        desk.samples().pin(ACME, ORDERS, SOURCE, List.of(record), ANN);

        assertThat(desk.samples().pinned(ACME, ORDERS).get(SOURCE)).containsExactly(record);

        desk.samples().pin(ACME, ORDERS, SOURCE, List.of(), ANN);
    }
}
