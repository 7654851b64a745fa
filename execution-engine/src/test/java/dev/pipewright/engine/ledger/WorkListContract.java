package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.CALL;
import static dev.pipewright.engine.ledger.LedgerFixture.NOON;
import static dev.pipewright.engine.ledger.LedgerFixture.OTHER;
import static dev.pipewright.engine.ledger.LedgerFixture.SOURCE;
import static dev.pipewright.engine.ledger.LedgerFixture.chunk;
import static dev.pipewright.engine.ledger.LedgerFixture.ended;
import static dev.pipewright.engine.ledger.LedgerFixture.intent;
import static dev.pipewright.engine.ledger.LedgerFixture.intents;
import static dev.pipewright.engine.ledger.LedgerFixture.rejecting;
import static dev.pipewright.engine.ledger.LedgerFixture.retry;
import static dev.pipewright.engine.ledger.LedgerFixture.succeeded;
import static dev.pipewright.engine.ledger.LedgerFixture.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.record.Origin;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every form of the ledger promises to people who work off what did not get through.
public abstract class WorkListContract {

    private static final CauseKey ADDRESS =
            new CauseKey(CALL, DocumentState.REJECTED, "invalid-address", "addresses.shipTo");
    private static final CauseKey UNKNOWN = new CauseKey(CALL, DocumentState.UNKNOWN, "timeout", null);
    private static final CauseKey UNREADABLE = new CauseKey(SOURCE, null, "unreadable", null);

    /// The ledger under test; the same one within a test.
    protected abstract Ledger ledger();

    /// A run that the store knows.
    protected abstract RunId newRun(TenantId tenant);

    @Test
    void the_documents_of_a_cause_come_by_id_a_page_at_a_time() {
        RunId run = troubled();

        List<TroubledDocument> first = troubled(run, WorkFilter.of(ADDRESS), 0, 2);
        List<TroubledDocument> second =
                troubled(run, WorkFilter.of(ADDRESS), first.getLast().id(), 2);

        assertThat(first).extracting(each -> each.key().code()).containsExactly("INV-00000", "INV-00001");
        assertThat(second).extracting(each -> each.key().code()).containsExactly("INV-00002");
        assertThat(first).extracting(TroubledDocument::cause).containsOnly(ADDRESS);
        assertThat(workList().rejected(ACME, run, WorkFilter.of(UNREADABLE), 0, 10))
                .extracting(RejectedRecord::raw)
                .containsExactly("raw 1", "raw 2");
    }

    @Test
    void a_selection_names_the_documents_of_a_cause_or_those_that_are_chosen() {
        RunId run = troubled();
        long third = troubled(run, WorkFilter.of(ADDRESS), 0, 3).getLast().id();

        List<SelectedDocument> ofCause = workList().selected(ACME, run, ofCause(ADDRESS), 0, 10);
        List<SelectedDocument> chosen =
                workList().selected(ACME, run, new TroubleSelection.Documents(List.of(third)), 0, 10);

        assertThat(ofCause).hasSize(3).contains(chosen.getFirst());
        assertThat(chosen)
                .containsExactly(
                        new SelectedDocument(third, CALL, LedgerFixture.key("INV-00002"), DocumentState.REJECTED));
        assertThat(workList().selected(ACME, newRun(ACME), new TroubleSelection.Documents(List.of(third)), 0, 10))
                .isEmpty();
    }

    @Test
    void what_is_accepted_leaves_the_work_list_and_no_balance() {
        RunId run = troubled();
        Balance before = balance(run);

        Acceptance accepted = accept(run, ofCause(ADDRESS), "They are closed.");

        assertThat(accepted.count()).isEqualTo(3);
        assertThat(accepted.cause()).isEqualTo(ADDRESS);
        assertThat(ledger().troubled(ACME, run, 0, 10))
                .extracting(TroubledDocument::state)
                .containsExactly(DocumentState.UNKNOWN);
        assertThat(troubled(run, new WorkFilter(null, true), 0, 10))
                .extracting(TroubledDocument::cause)
                .containsExactly(ADDRESS, ADDRESS, ADDRESS);
        assertThat(workList().acceptances(ACME, run)).containsExactly(accepted);
        assertThat(balance(run)).isEqualTo(before);
    }

    @Test
    void rejected_records_are_accepted_by_their_cause() {
        RunId run = troubled();

        Acceptance accepted = accept(run, ofCause(UNREADABLE), "");

        assertThat(accepted.count()).isEqualTo(2);
        assertThat(workList().rejected(ACME, run, WorkFilter.of(UNREADABLE), 0, 10))
                .isEmpty();
        assertThat(workList().rejected(ACME, run, new WorkFilter(UNREADABLE, true), 0, 10))
                .hasSize(2);
        assertThat(ledger().rejected(ACME, run, 0, 10)).hasSize(2);
    }

    @Test
    void documents_are_accepted_one_by_one_and_only_once() {
        RunId run = troubled();
        long first = troubled(run, WorkFilter.OPEN, 0, 1).getFirst().id();
        var selection = new TroubleSelection.Documents(List.of(first, first));

        Acceptance accepted = accept(run, selection, "");

        assertThat(accepted.count()).isEqualTo(1);
        assertThat(accepted.cause()).isNull();
        assertThatThrownBy(() -> accept(run, selection, ""))
                .isInstanceOf(WorkRefusedException.class)
                .hasMessage("There is nothing open to accept here. Load the list again.");
        assertThat(workList().acceptances(ACME, run)).containsExactly(accepted);
    }

    @Test
    void what_waits_got_through_or_is_of_another_run_is_not_accepted() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 2)));
        ledger().settle(
                        slice,
                        List.of(retry(open.get(0), NOON, LedgerFixture.answered(503)), succeeded(open.get(1), "{}")));
        long waiting = open.get(0).id();
        long done = open.get(1).id();
        var cause = new CauseKey(CALL, DocumentState.WAITING, "unavailable", null);

        assertThatThrownBy(() -> accept(run, new TroubleSelection.Documents(List.of(waiting)), ""))
                .hasMessage(
                        "What waits is tried again by itself and cannot be accepted. Cancel the run first if it shall"
                                + " not be sent.");
        assertThatThrownBy(() -> accept(run, ofCause(cause), ""))
                .hasMessageStartingWith("What waits is tried again by itself");
        assertThatThrownBy(() -> accept(run, new TroubleSelection.Documents(List.of(done)), ""))
                .hasMessage("The document INV-00001 got through, so there is nothing to accept. Load the list again.");
        assertThatThrownBy(() -> accept(newRun(ACME), new TroubleSelection.Documents(List.of(done)), ""))
                .hasMessage("The run has no document " + done + ". Choose one of its own.");
    }

    @Test
    void what_is_taken_back_is_on_the_work_list_again() {
        RunId run = troubled();
        Acceptance documents = accept(run, ofCause(ADDRESS), "Too early.");
        Acceptance records = accept(run, ofCause(UNREADABLE), "");

        assertThat(workList().takeBack(ACME, run, documents.id())).contains(documents);
        assertThat(workList().takeBack(ACME, run, records.id())).contains(records);

        assertThat(workList().takeBack(ACME, run, records.id())).isEmpty();
        assertThat(ledger().troubled(ACME, run, 0, 10)).hasSize(4);
        assertThat(workList().rejected(ACME, run, WorkFilter.of(UNREADABLE), 0, 10))
                .hasSize(2);
        assertThat(workList().acceptances(ACME, run)).isEmpty();
    }

    @Test
    void tenants_have_work_lists_of_their_own() {
        RunId run = troubled();
        Acceptance accepted = accept(run, ofCause(ADDRESS), "");

        assertThat(workList().troubled(OTHER, run, WorkFilter.OPEN, 0, 10)).isEmpty();
        assertThat(workList().acceptances(OTHER, run)).isEmpty();
        assertThat(workList().takeBack(OTHER, run, accepted.id())).isEmpty();
        assertThat(workList().acceptances(ACME, run)).hasSize(1);
    }

    @Test
    void a_run_that_is_forgotten_leaves_no_acceptance() {
        RunId run = troubled();
        accept(run, ofCause(ADDRESS), "");
        workList().settle(ACME, run, Mode.RECORD, ofCause(UNKNOWN), new Finding(false, "ann"));

        ledger().forget(ACME, run);

        assertThat(workList().acceptances(ACME, run)).isEmpty();
    }

    @Test
    void what_a_person_finds_at_the_target_is_recorded_and_unchanged_later() {
        RunId over = endedUnknown("A", "one");

        long settled = workList().settle(ACME, over, Mode.RECORD, ofCause(UNKNOWN), new Finding(true, "ann"));
        RunId later = newRun(ACME);
        List<OpenDocument> open = ledger().commit(record(later), chunk(intent("A", "one")));

        assertThat(settled).isEqualTo(1);
        assertThat(balance(over).count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(balance(over).isBalanced()).isTrue();
        assertThat(ledger().troubled(ACME, over, 0, 10)).isEmpty();
        assertThat(open).isEmpty();
        assertThat(balance(later).count(DocumentState.UNCHANGED)).isEqualTo(1);
        assertThat(ledger().settled(ACME, later, CALL, null, 10))
                .extracting(SettledDocument::response)
                .containsExactly(Payload.of("{}"));
    }

    @Test
    void a_changed_document_has_the_next_revision_after_the_one_that_a_person_found() {
        RunId over = endedUnknown("A", "one");
        workList().settle(ACME, over, Mode.RECORD, ofCause(UNKNOWN), new Finding(true, "ann"));

        List<OpenDocument> open = ledger().commit(record(newRun(ACME)), chunk(intent("A", "two")));

        assertThat(open).extracting(OpenDocument::revision).containsExactly(2L);
    }

    @Test
    void what_a_person_does_not_find_is_sent_again_under_its_revision() {
        RunId over = endedUnknown("A", "one");

        workList().settle(ACME, over, Mode.RECORD, ofCause(UNKNOWN), new Finding(false, "ann"));
        List<OpenDocument> open = ledger().commit(record(newRun(ACME)), chunk(intent("A", "one")));

        assertThat(ledger().troubled(ACME, over, 0, 10)).singleElement().satisfies(found -> {
            assertThat(found.state()).isEqualTo(DocumentState.FAILED);
            assertThat(found.message())
                    .isEqualTo("ann looked it up: the target does not have it. Run again to send it.");
        });
        assertThat(open)
                .extracting(OpenDocument::revision, OpenDocument::inDoubt)
                .containsExactly(tuple(1L, false));
    }

    @Test
    void nobody_settles_what_a_later_run_asks_the_target_about() {
        RunId over = endedUnknown("A", "one");
        RunId asking = newRun(ACME);
        Slice slice = record(asking);
        ledger().commit(slice, chunk(intent("A", "two")));

        assertAwaited(over, asking);
        OpenDocument asked = ledger().due(slice, NOON, 10).getFirst();
        assertAwaited(over, asking);
        ledger().settle(slice, List.of(succeeded(asked, "{}")));

        assertThat(balance(over).count(DocumentState.SUPERSEDED)).isEqualTo(1);
        assertThat(ledger().due(slice, NOON, 10))
                .extracting(OpenDocument::revision)
                .containsExactly(2L);
    }

    private void assertAwaited(RunId over, RunId asking) {
        assertThatThrownBy(
                        () -> workList().settle(ACME, over, Mode.RECORD, ofCause(UNKNOWN), new Finding(false, "ann")))
                .isInstanceOf(WorkRefusedException.class)
                .hasMessage("The run " + asking + " has the document A too and asks the target about it first. Wait for"
                        + " what it finds out.");
        assertThat(balance(over).count(DocumentState.UNKNOWN)).isEqualTo(1);
    }

    @Test
    void what_a_later_run_could_not_find_out_is_settled_by_a_person() {
        RunId over = endedUnknown("A", "one");
        RunId asking = newRun(ACME);
        Slice slice = record(asking);
        ledger().commit(slice, chunk(intent("A", "two")));
        ledger().settle(slice, List.of(unknown(ledger().due(slice, NOON, 10).getFirst())));

        workList().settle(ACME, over, Mode.RECORD, ofCause(UNKNOWN), new Finding(true, "ann"));

        assertThat(balance(asking).count(DocumentState.FAILED)).isEqualTo(1);
        assertThat(ledger().commit(record(newRun(ACME)), chunk(intent("A", "two"))))
                .extracting(OpenDocument::revision)
                .containsExactly(2L);
    }

    @Test
    void only_what_is_unknown_can_be_settled_and_all_or_nothing() {
        RunId run = troubled();
        List<Long> all = ledger().troubled(ACME, run, 0, 10).stream()
                .map(TroubledDocument::id)
                .toList();
        var finding = new Finding(true, "ann");

        assertThatThrownBy(
                        () -> workList().settle(ACME, run, Mode.RECORD, new TroubleSelection.Documents(all), finding))
                .hasMessage("It is known what became of the document INV-00000, so there is nothing to settle. Load the"
                        + " list again.");
        assertThatThrownBy(() -> workList().settle(ACME, run, Mode.RECORD, ofCause(ADDRESS), finding))
                .hasMessage("None of these documents is unknown, so there is nothing to settle. Load the list again.");
        assertThat(balance(run).count(DocumentState.UNKNOWN)).isEqualTo(1);
    }

    @Test
    void many_unknown_documents_are_settled_at_once() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 1200)));
        ledger().settle(slice, open.stream().map(LedgerFixture::unknown).toList());

        long settled = workList().settle(ACME, run, Mode.RECORD, ofCause(UNKNOWN), new Finding(true, "ann"));

        assertThat(settled).isEqualTo(1200);
        assertThat(balance(run).count(DocumentState.SUCCEEDED)).isEqualTo(1200);
    }

    /// A run with three refused documents, one unknown one, and two unreadable records.
    private RunId troubled() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 5)));
        ledger().settle(
                        slice,
                        List.of(
                                ended(open.get(0), DocumentState.REJECTED),
                                ended(open.get(1), DocumentState.REJECTED),
                                ended(open.get(2), DocumentState.REJECTED),
                                unknown(open.get(3)),
                                succeeded(open.get(4), "{}")));
        ledger().commit(slice, rejecting(unreadable(1), unreadable(2)));
        return run;
    }

    private static RejectedRecord unreadable(int line) {
        return new RejectedRecord(
                SOURCE,
                "unreadable",
                "The line cannot be read.",
                null,
                new Origin("orders.csv", line, "line " + line),
                "raw " + line);
    }

    private RunId endedUnknown(String code, String content) {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        OpenDocument open = ledger().commit(slice, chunk(intent(code, content))).getFirst();
        ledger().settle(slice, List.of(unknown(open)));
        return run;
    }

    private Acceptance accept(RunId run, TroubleSelection selection, String note) {
        return workList().accept(ACME, run, selection, new Acceptance(UUID.randomUUID(), null, "ann", NOON, note, 0));
    }

    private static TroubleSelection ofCause(CauseKey cause) {
        return new TroubleSelection.OfCause(cause);
    }

    private List<TroubledDocument> troubled(RunId run, WorkFilter filter, long after, int limit) {
        return workList().troubled(ACME, run, filter, after, limit);
    }

    private WorkList workList() {
        return ledger().workList();
    }

    private Slice record(RunId run) {
        return ledger().take(ACME, run, Mode.RECORD, "stage-1", 0);
    }

    private Balance balance(RunId run) {
        return ledger().balances(ACME, run).getOrDefault(CALL, new Balance(-1, Map.of(), Map.of(), 0, 0));
    }
}
