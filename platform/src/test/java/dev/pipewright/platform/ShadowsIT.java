package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.ORDERS_FILE;
import static dev.pipewright.platform.TestPlatform.ORDER_COUNT;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunState;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.shadow.FieldChange;
import dev.pipewright.platform.shadow.PublishGate;
import dev.pipewright.platform.shadow.Shadow;
import dev.pipewright.platform.shadow.ShadowDocument;
import dev.pipewright.platform.shadow.ShadowKind;
import dev.pipewright.platform.shadow.ShadowRefusedException;
import dev.pipewright.platform.shadow.ShadowReport;
import dev.pipewright.platform.shadow.ShadowRequest;
import dev.pipewright.platform.shadow.ShadowRequest.What;
import dev.pipewright.platform.shadow.ShadowRuns;
import dev.pipewright.platform.shadow.ShadowState;
import dev.pipewright.platform.trouble.Troubles;
import dev.pipewright.platform.version.NotPublishableException;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.taxman.CallKind;
import dev.pipewright.simulators.taxman.TaxmanCounters;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A draft is compared with the live version on what runs have read, before it is published.
class ShadowsIT {

    private static final NodeId MAPPING = new NodeId("map-order7");
    private static final What LAST_200 = new What.Last(200);

    private TestPlatform platform;

    @BeforeEach
    void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
    }

    @AfterEach
    void stopPlatform() throws IOException {
        platform.close();
    }

    @Test
    void exactly_the_documents_that_change_are_shown_field_by_field_with_their_cents() {
        run(Mode.RECORD);
        dearer("orderId = 'A-0007' or orderId = 'A-0019'");
        Shadow shadow = done(LAST_200);
        ShadowReport report = report(shadow);

        assertThat(report.counts()).isEqualTo(Map.of(ShadowKind.CHANGED, 2L));
        assertThat(report.same()).isEqualTo(ORDER_COUNT - 2);
        assertThat(report.documents()).extracting(ShadowDocument::code).containsExactly("A-0007", "A-0019");
        ShadowDocument seventh = report.documents().getFirst();
        assertThat(seventh.request()).containsExactly(new FieldChange("lines[0].amount", "7.50", "17.50"));
        assertThat(seventh.answer()).extracting(FieldChange::path).contains("lines[0].tax", "totalTax");
        assertThat(seventh.before().amount()).isEqualByComparingTo("7.50");
        assertThat(seventh.after().amount()).isEqualByComparingTo("17.50");
        assertThat(report.totals()).singleElement().satisfies(total -> {
            assertThat(total.currency()).isEqualTo("USD");
            assertThat(total.amountDifference()).isEqualByComparingTo("20.00");
            BigDecimal byDocument = report.documents().stream()
                    .map(ShadowDocument::taxDifference)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(byDocument).isPositive();
            assertThat(total.taxDifference()).isEqualByComparingTo(byDocument);
        });
    }

    @Test
    void a_comparison_records_nothing_and_is_in_no_list() {
        RunReport live = run(Mode.RECORD);
        dearer("true");
        var before = platform.taxman().counters();
        int runs = platform.get(Runs.class).list(ACME, ORDERS, null, 100).size();

        Shadow shadow = done(LAST_200);

        var after = platform.taxman().counters();
        assertThat(recordings(after)).isEqualTo(recordings(before));
        assertThat(after.calls(CallKind.CALCULATE) - before.calls(CallKind.CALCULATE))
                .isEqualTo(2L * ORDER_COUNT);
        assertThat(platform.taxman().documents()).allMatch(document -> document.timesRecorded() == 1);
        assertThat(platform.get(Runs.class).list(ACME, ORDERS, null, 100)).hasSize(runs);
        assertThat(platform.get(Runs.class).find(ACME, shadow.parts().getFirst().draft()))
                .hasValueSatisfying(run -> assertThat(run.mode()).isEqualTo(Mode.ESTIMATE));
        assertThat(shadow.parts().getFirst().of()).isEqualTo(live.run().id());
        assertThat(shadow.changed()).isEqualTo(ORDER_COUNT);
    }

    @Test
    void a_draft_that_means_the_same_changes_nothing() {
        run(Mode.ESTIMATE);
        propose(new PipelineEdit.RenameNode(MAPPING, "Form orders"));

        Shadow shadow = done(LAST_200);

        assertThat(shadow.changed()).isZero();
        assertThat(report(shadow).same()).isEqualTo(ORDER_COUNT);
        assertThat(report(shadow).totals())
                .allMatch(total -> total.taxDifference().signum() == 0);
    }

    @Test
    void what_the_draft_refuses_and_what_it_names_otherwise_is_told() {
        run(Mode.ESTIMATE);
        set("documentCode", "orderId = 'A-0003' ? 'X-3' : orderId");
        set("addresses.shipTo.postalCode", "orderId = 'A-0005' ? 'EC1 1BB' : shipTo.postalCode");
        set("customer.code", "orderId = 'A-0009' ? $error('No customer.') : customer.id");

        ShadowReport report = report(done(LAST_200));

        assertThat(report.counts()).isEqualTo(Map.of(ShadowKind.CHANGED, 1L, ShadowKind.REJECTED, 2L));
        assertThat(report.documents())
                .extracting(ShadowDocument::kind, ShadowDocument::code)
                .containsExactlyInAnyOrder(
                        tuple(ShadowKind.CHANGED, "X-3"),
                        tuple(ShadowKind.REJECTED, "A-0005"),
                        tuple(ShadowKind.REJECTED, "A-0009"));
        assertThat(report.documents())
                .filteredOn(document -> document.code().equals("X-3"))
                .singleElement()
                .satisfies(document -> assertThat(document.request())
                        .containsExactly(new FieldChange("documentCode", "A-0003", "X-3")));
        assertThat(platform.get(Troubles.class).ofPipeline(ACME, ORDERS, Mode.ESTIMATE))
                .isEmpty();
    }

    @Test
    void of_many_documents_the_last_are_taken() {
        run(Mode.ESTIMATE);
        dearer("true");

        Shadow shadow = done(new What.Last(10));

        assertThat(shadow.changed()).isEqualTo(10);
        assertThat(report(shadow).same()).isZero();
        assertThat(shadows().expected(ACME, shadow)).isEqualTo(2 * 10);
    }

    @Test
    void a_document_of_several_runs_counts_once() {
        run(Mode.ESTIMATE);
        run(Mode.ESTIMATE);
        dearer("orderId = 'A-0001'");

        Shadow shadow = done(new What.Between(Instant.EPOCH, Instant.now().plusSeconds(60)));

        assertThat(shadow.parts()).hasSize(2);
        assertThat(shadow.changed()).isEqualTo(1);
        assertThat(report(shadow).same()).isEqualTo(ORDER_COUNT - 1);
    }

    @Test
    void of_a_time_only_the_runs_that_were_started_in_it_are_taken() {
        RunReport first = run(Mode.ESTIMATE);
        RunReport second = run(Mode.ESTIMATE);
        dearer("orderId = 'A-0001'");
        Instant between = second.run().createdAt();

        Shadow later = done(new What.Between(between, Instant.MAX));
        Shadow earlier = done(new What.Between(first.run().createdAt(), between));

        assertThat(later.parts())
                .extracting(Shadow.Part::of)
                .containsExactly(second.run().id());
        assertThat(earlier.parts())
                .extracting(Shadow.Part::of)
                .containsExactly(first.run().id());
        assertThatThrownBy(
                        () -> start(new What.Between(Instant.EPOCH, first.run().createdAt())))
                .isInstanceOf(ShadowRefusedException.class);
    }

    @Test
    void a_draft_is_published_only_after_exactly_it_was_compared_and_confirmed() {
        run(Mode.ESTIMATE);
        platform.get(PublishGate.class).demand(ACME, ORDERS, true, ANN);
        dearer("orderId = 'A-0001'");

        assertThatThrownBy(this::publish)
                .isInstanceOf(NotPublishableException.class)
                .hasMessage("The draft as it is now was not compared with version 1, which is live. Compare it, then"
                        + " publish it.");
        Shadow shadow = done(LAST_200);
        assertThatThrownBy(this::publish)
                .hasMessage("The draft changes 1 documents. Look at them and confirm that this is meant, then publish"
                        + " it.");
        assertThatThrownBy(() -> shadows().confirm(ACME, shadow.id(), 2, ANN))
                .isInstanceOf(ShadowRefusedException.class)
                .hasMessage("The comparison found 1 documents that change, not 2. Look at it again, then confirm it.");
        shadows().confirm(ACME, shadow.id(), 1, ANN);
        set("customer.code", "'C-1'");
        assertThatThrownBy(this::publish).hasMessageStartingWith("The draft as it is now was not compared");
        set("customer.code", "customer.id");
        publish();

        assertThat(platform.get(Versions.class).live(ACME, ORDERS))
                .hasValueSatisfying(live -> assertThat(live.number()).isEqualTo(2));
        assertThat(platform.get(Audit.class).list(ACME, Long.MAX_VALUE, 20))
                .extracting(AuditEntry::action, AuditEntry::subject)
                .contains(
                        tuple("gate.add", ORDERS),
                        tuple("shadow.start", ORDERS + ": " + shadow.id()),
                        tuple("shadow.confirm", shadow.id() + ": 1 changed"));
    }

    @Test
    void a_comparison_goes_on_when_the_platform_is_started_again() {
        run(Mode.ESTIMATE);
        dearer("orderId = 'A-0001'");

        UUID id = start(LAST_200).id();
        platform.restart();

        assertThat(ended(id).changed()).isEqualTo(1);
    }

    @Test
    void a_comparison_is_cancelled_with_its_runs() {
        run(Mode.ESTIMATE);
        dearer("true");
        Shadow begun = start(LAST_200);

        shadows().cancel(ACME, begun.id(), ANN);

        assertThat(ended(begun.id()).state()).isEqualTo(ShadowState.CANCELLED);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> begun.parts().stream()
                        .flatMap(part -> List.of(part.live(), part.draft()).stream())
                        .allMatch(run -> platform.get(Runs.class)
                                .find(ACME, run)
                                .orElseThrow()
                                .state()
                                .isFinal()));
        assertThatThrownBy(() -> shadows().cancel(ACME, begun.id(), ANN))
                .hasMessage("The comparison is over, so it cannot be cancelled.");
    }

    @Test
    void what_can_not_be_compared_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> start(LAST_200))
                .isInstanceOf(ShadowRefusedException.class)
                .hasMessage("No run of the pipeline has kept what it read, so there is nothing to compare. Run the live"
                        + " version, then compare.");
        run(Mode.ESTIMATE);
        set("customer.code", "(");
        assertThatThrownBy(() -> start(LAST_200))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("The pipeline has problems. Fix the errors, then start it.");
        assertThat(shadows().list(ACME, ORDERS, 10)).isEmpty();
        assertThat(shadows().list(OTHER, ORDERS, 10)).isEmpty();
    }

    private ShadowRuns shadows() {
        return platform.get(ShadowRuns.class);
    }

    private RunReport run(Mode mode) {
        RunReport ended = platform.ended(platform.get(Runs.class)
                .start(new RunRequest(
                        ACME,
                        ORDERS,
                        Subject.LIVE,
                        mode,
                        Map.of("file", ORDERS_FILE),
                        UUID.randomUUID().toString(),
                        ANN)));
        assertThat(ended.run().state()).isEqualTo(RunState.COMPLETED);
        return ended;
    }

    /// Ten more on the line of the orders that a condition names.
    private void dearer(String condition) {
        set("lines[].amount", "$formatNumber(($root.(" + condition + ")) ? amount + 10 : amount, '0.00')");
    }

    private void set(String target, String expression) {
        propose(new PipelineEdit.SetMappingLine(MAPPING, target, new MappingLine(target, expression)));
    }

    private void propose(PipelineEdit edit) {
        long seq = platform.get(Drafts.class).open(ACME, ORDERS).orElseThrow().seq();
        platform.get(Drafts.class)
                .propose(ACME, ORDERS, ANN, new Proposal(UUID.randomUUID().toString(), seq, edit));
    }

    private void publish() {
        platform.get(Versions.class).publish(ACME, ORDERS, ANN, "Second.");
    }

    private static long recordings(TaxmanCounters counters) {
        return Stream.of(CallKind.values())
                .filter(CallKind::isRecording)
                .mapToLong(counters::calls)
                .sum();
    }

    private Shadow start(What what) {
        return shadows().start(new ShadowRequest(ACME, ORDERS, null, what, ANN));
    }

    private Shadow done(What what) {
        Shadow ended = ended(start(what).id());
        assertThat(ended.trouble()).isNull();
        assertThat(ended.state()).isEqualTo(ShadowState.DONE);
        return ended;
    }

    private Shadow ended(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> shadows().find(ACME, id).orElseThrow(), found -> found.state() != ShadowState.RUNNING);
    }

    private ShadowReport report(Shadow shadow) {
        return shadows().report(ACME, shadow.id()).orElseThrow();
    }
}
