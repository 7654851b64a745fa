package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.CALL;
import static dev.pipewright.engine.ledger.LedgerFixture.NOON;
import static dev.pipewright.engine.ledger.LedgerFixture.chunk;
import static dev.pipewright.engine.ledger.LedgerFixture.ended;
import static dev.pipewright.engine.ledger.LedgerFixture.intent;
import static dev.pipewright.engine.ledger.LedgerFixture.intents;
import static dev.pipewright.engine.ledger.LedgerFixture.key;
import static dev.pipewright.engine.ledger.LedgerFixture.notReached;
import static dev.pipewright.engine.ledger.LedgerFixture.retry;
import static dev.pipewright.engine.ledger.LedgerFixture.succeeded;
import static dev.pipewright.engine.ledger.LedgerFixture.unanswered;
import static dev.pipewright.engine.ledger.LedgerFixture.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every form of the ledger promises to a run that failed and is restarted.
public abstract class TakingUpContract extends WorkListContract {

    @Test
    void what_was_never_sent_waits_again_with_its_bytes_and_its_revision() {
        RunId run = newRun(ACME);
        Slice slice = taken(run);
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();
        ledger().settle(slice, List.of(retry(open, NOON, notReached())));
        ledger().abandon(ACME, run, Mode.RECORD);

        ledger().takeUp(ACME, run, Mode.RECORD);

        assertThat(of(run).count(DocumentState.WAITING)).isEqualTo(1);
        assertThat(of(run).count(DocumentState.CANCELLED)).isZero();
        assertThat(of(run).isBalanced()).isTrue();
        assertThat(ledger().due(taken(run), NOON, 10))
                .containsExactly(
                        new OpenDocument(open.id(), key("A"), 1, Payload.of("{\"request\":\"one\"}"), 0, false));
    }

    @Test
    void what_may_have_arrived_waits_in_doubt_and_others_wait_behind_it() {
        RunId run = newRun(ACME);
        ledger().commit(taken(run), chunk(intent("A", "one")));
        ledger().abandon(ACME, run, Mode.RECORD);

        ledger().takeUp(ACME, run, Mode.RECORD);

        RunId later = newRun(ACME);
        assertThat(ledger().commit(taken(later), chunk(intent("A", "two")))).isEmpty();
        assertThat(ledger().awaited(taken(later))).containsExactly(run);
        assertThat(ledger().due(taken(run), NOON, 10))
                .extracting(OpenDocument::revision, OpenDocument::inDoubt)
                .containsExactly(tuple(1L, true));
    }

    @Test
    void what_is_settled_stays_as_it_is() {
        RunId run = newRun(ACME);
        Slice slice = taken(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 5)));
        ledger().settle(
                        slice,
                        List.of(
                                succeeded(open.get(0), "{}"),
                                ended(open.get(1), DocumentState.REJECTED),
                                ended(open.get(2), DocumentState.FAILED),
                                unknown(open.get(3)),
                                retry(open.get(4), NOON, notReached())));
        ledger().abandon(ACME, run, Mode.RECORD);

        ledger().takeUp(ACME, run, Mode.RECORD);

        assertThat(of(run).byState())
                .containsEntry(DocumentState.SUCCEEDED, 1L)
                .containsEntry(DocumentState.REJECTED, 1L)
                .containsEntry(DocumentState.FAILED, 1L)
                .containsEntry(DocumentState.UNKNOWN, 1L)
                .containsEntry(DocumentState.WAITING, 1L);
    }

    @Test
    void what_people_have_accepted_or_settled_stays_with_them() {
        RunId run = newRun(ACME);
        Slice slice = taken(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 3)));
        ledger().settle(slice, List.of(retry(open.get(0), NOON, notReached())));
        ledger().abandon(ACME, run, Mode.RECORD);
        var unsent = new CauseKey(CALL, DocumentState.CANCELLED, OwnReasons.ENDED, null);
        ledger().workList()
                .accept(
                        ACME,
                        run,
                        new TroubleSelection.OfCause(unsent),
                        new Acceptance(UUID.randomUUID(), null, "ann", NOON, "", 0));
        var second = new TroubleSelection.Documents(List.of(open.get(1).id()));
        ledger().workList().settle(ACME, run, Mode.RECORD, second, new Finding(true, "ann"));

        ledger().takeUp(ACME, run, Mode.RECORD);

        assertThat(of(run).byState())
                .containsEntry(DocumentState.CANCELLED, 1L)
                .containsEntry(DocumentState.SUCCEEDED, 1L)
                .containsEntry(DocumentState.WAITING, 1L);
    }

    @Test
    void what_a_later_run_recorded_is_unchanged_with_its_answer() {
        RunId run = neverSent(intent("A", "one"));
        recordedBy(newRun(ACME), intent("A", "one"));

        ledger().takeUp(ACME, run, Mode.RECORD);

        assertThat(of(run).count(DocumentState.UNCHANGED)).isEqualTo(1);
        assertThat(ledger().settled(ACME, run, CALL, null, 10))
                .extracting(SettledDocument::response)
                .containsExactly(Payload.of("{\"tax\":1}"));
    }

    @Test
    void what_a_later_run_has_changed_is_never_sent_over_it() {
        RunId run = neverSent(intent("A", "one"));
        recordedBy(newRun(ACME), intent("A", "two"));

        ledger().takeUp(ACME, run, Mode.RECORD);

        assertThat(ledger().nextDue(taken(run))).isEmpty();
        assertThat(ledger().troubled(ACME, run, 0, 10))
                .extracting(TroubledDocument::state, TroubledDocument::message)
                .containsExactly(tuple(
                        DocumentState.SUPERSEDED,
                        "When its run was restarted, a later run had a newer request of this document. That one"
                                + " counts."));
    }

    @Test
    void what_a_later_run_is_sending_is_awaited_and_then_unchanged() {
        RunId run = neverSent(intent("A", "one"));
        RunId later = newRun(ACME);
        Slice sending = taken(later);
        OpenDocument open = ledger().commit(sending, chunk(intent("A", "one"))).getFirst();

        ledger().takeUp(ACME, run, Mode.RECORD);
        boolean waits = ledger().nextDue(taken(run)).isEmpty();
        ledger().settle(sending, List.of(succeeded(open, "{}")));

        assertThat(waits).isTrue();
        assertThat(of(run).count(DocumentState.UNCHANGED)).isEqualTo(1);
    }

    @Test
    void what_a_later_run_has_at_rest_is_left_to_it() {
        RunId run = neverSent(intent("A", "one"));
        RunId later = newRun(ACME);
        Slice sending = taken(later);
        OpenDocument open = ledger().commit(sending, chunk(intent("A", "one"))).getFirst();
        ledger().settle(sending, List.of(retry(open, NOON, notReached())));

        ledger().takeUp(ACME, run, Mode.RECORD);

        assertThat(of(run).count(DocumentState.SUPERSEDED)).isEqualTo(1);
        assertThat(ledger().due(sending, NOON, 10)).extracting(OpenDocument::id).containsExactly(open.id());
    }

    @Test
    void what_a_later_run_asks_about_stays_unknown() {
        RunId run = newRun(ACME);
        ledger().commit(taken(run), chunk(intent("A", "one")));
        ledger().abandon(ACME, run, Mode.RECORD);
        RunId later = newRun(ACME);
        ledger().commit(taken(later), chunk(intent("A", "two")));

        ledger().takeUp(ACME, run, Mode.RECORD);

        assertThat(of(run).count(DocumentState.UNKNOWN)).isEqualTo(1);
        assertThat(ledger().due(taken(later), NOON, 10))
                .extracting(OpenDocument::request)
                .containsExactly(Payload.of("{\"request\":\"one\"}"));
    }

    @Test
    void what_waited_behind_another_run_waits_there_again() {
        RunId older = newRun(ACME);
        Slice sending = taken(older);
        OpenDocument open = ledger().commit(sending, chunk(intent("A", "one"))).getFirst();
        RunId run = newRun(ACME);
        ledger().commit(taken(run), chunk(intent("A", "two")));
        ledger().abandon(ACME, run, Mode.RECORD);

        ledger().takeUp(ACME, run, Mode.RECORD);
        ledger().settle(sending, List.of(succeeded(open, "{}")));

        assertThat(ledger().due(taken(run), NOON, 10))
                .extracting(OpenDocument::revision, OpenDocument::request)
                .containsExactly(tuple(2L, Payload.of("{\"request\":\"two\"}")));
    }

    @Test
    void what_waited_behind_another_run_takes_its_place_if_that_came_to_rest() {
        RunId older = newRun(ACME);
        Slice sending = taken(older);
        OpenDocument open = ledger().commit(sending, chunk(intent("A", "one"))).getFirst();
        RunId run = newRun(ACME);
        ledger().commit(taken(run), chunk(intent("A", "two")));
        ledger().abandon(ACME, run, Mode.RECORD);
        ledger().settle(sending, List.of(retry(open, NOON, notReached())));

        ledger().takeUp(ACME, run, Mode.RECORD);

        assertThat(of(older).count(DocumentState.SUPERSEDED)).isEqualTo(1);
        assertThat(ledger().due(taken(run), NOON, 10))
                .extracting(OpenDocument::request)
                .containsExactly(Payload.of("{\"request\":\"two\"}"));
    }

    @Test
    void of_two_restarted_runs_the_later_one_has_the_last_word() {
        RunId run = neverSent(intent("A", "one"));
        RunId later = neverSent(intent("A", "two"));

        ledger().takeUp(ACME, run, Mode.RECORD);
        ledger().takeUp(ACME, later, Mode.RECORD);

        assertThat(of(run).count(DocumentState.SUPERSEDED)).isEqualTo(1);
        assertThat(of(later).count(DocumentState.WAITING)).isEqualTo(1);
    }

    @Test
    void an_estimate_is_taken_up_without_touching_effects() {
        RunId run = newRun(ACME);
        ledger().commit(ledger().take(ACME, run, Mode.ESTIMATE, "s", 0), chunk(intent("A", "one")));
        ledger().abandon(ACME, run, Mode.ESTIMATE);

        ledger().takeUp(ACME, run, Mode.ESTIMATE);

        assertThat(ledger().due(ledger().take(ACME, run, Mode.ESTIMATE, "s", 0), NOON, 10))
                .extracting(OpenDocument::inDoubt)
                .containsExactly(false);
        assertThat(ledger().commit(taken(newRun(ACME)), chunk(intent("A", "one"))))
                .hasSize(1);
    }

    @Test
    void taking_up_twice_is_taking_up_once_and_many_come_in_parts() {
        RunId run = newRun(ACME);
        Slice slice = taken(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 1200)));
        ledger().settle(
                        slice,
                        open.stream()
                                .map(document -> retry(document, NOON, notReached()))
                                .toList());
        ledger().abandon(ACME, run, Mode.RECORD);

        ledger().takeUp(ACME, run, Mode.RECORD);
        ledger().takeUp(ACME, run, Mode.RECORD);

        assertThat(of(run).count(DocumentState.WAITING)).isEqualTo(1200);
        assertThat(of(run).isBalanced()).isTrue();
        assertThat(ledger().progress(taken(run)).waiting()).isEqualTo(1200);
    }

    @Test
    void who_worked_on_the_run_before_can_commit_nothing_to_the_restarted_one() {
        RunId run = newRun(ACME);
        Slice late = taken(run);
        OpenDocument open = ledger().commit(late, chunk(intent("A", "one"))).getFirst();
        ledger().abandon(ACME, run, Mode.RECORD);

        ledger().takeUp(ACME, run, Mode.RECORD);

        assertThatThrownBy(() -> ledger().settle(late, List.of(succeeded(open, "{}"))))
                .isInstanceOf(FencedOffException.class);
    }

    @Test
    void what_went_wrong_before_a_restart_is_past_for_the_error_limit() {
        RunId run = newRun(ACME);
        Slice slice = taken(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 4)));
        ledger().settle(
                        slice,
                        List.of(
                                ended(open.get(0), DocumentState.REJECTED),
                                succeeded(open.get(1), "{}"),
                                retry(open.get(2), NOON, unanswered()),
                                retry(open.get(3), NOON, notReached())));
        ErrorCount before = ledger().errors(ACME, run, CALL);
        ledger().abandon(ACME, run, Mode.RECORD);

        ledger().takeUp(ACME, run, Mode.RECORD);
        ErrorCount restarted = ledger().errors(ACME, run, CALL);
        Slice next = taken(run);
        ledger().settle(next, List.of(ended(ledger().due(next, NOON, 1).getFirst(), DocumentState.REJECTED)));

        assertThat(before).isEqualTo(new ErrorCount(1, 4));
        assertThat(restarted).isEqualTo(new ErrorCount(0, 2));
        assertThat(ledger().errors(ACME, run, CALL)).isEqualTo(new ErrorCount(1, 2));
    }

    /// A run that ended before it had sent a document.
    private RunId neverSent(Intent intent) {
        RunId run = newRun(ACME);
        Slice slice = taken(run);
        ledger().commit(slice, chunk(intent))
                .forEach(open -> ledger().settle(slice, List.of(retry(open, NOON, notReached()))));
        ledger().abandon(ACME, run, Mode.RECORD);
        return run;
    }

    private void recordedBy(RunId run, Intent intent) {
        Slice slice = taken(run);
        ledger().commit(slice, chunk(intent))
                .forEach(open -> ledger().settle(slice, List.of(succeeded(open, "{\"tax\":1}"))));
    }

    private Slice taken(RunId run) {
        return ledger().take(ACME, run, Mode.RECORD, "s", 0);
    }

    private Balance of(RunId run) {
        return Objects.requireNonNull(ledger().balances(ACME, run).get(CALL));
    }
}
