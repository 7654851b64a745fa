package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.CALL;
import static dev.pipewright.engine.ledger.LedgerFixture.NOON;
import static dev.pipewright.engine.ledger.LedgerFixture.OTHER;
import static dev.pipewright.engine.ledger.LedgerFixture.SINK;
import static dev.pipewright.engine.ledger.LedgerFixture.SOURCE;
import static dev.pipewright.engine.ledger.LedgerFixture.answered;
import static dev.pipewright.engine.ledger.LedgerFixture.chunk;
import static dev.pipewright.engine.ledger.LedgerFixture.ended;
import static dev.pipewright.engine.ledger.LedgerFixture.intent;
import static dev.pipewright.engine.ledger.LedgerFixture.intents;
import static dev.pipewright.engine.ledger.LedgerFixture.key;
import static dev.pipewright.engine.ledger.LedgerFixture.notReached;
import static dev.pipewright.engine.ledger.LedgerFixture.rejecting;
import static dev.pipewright.engine.ledger.LedgerFixture.results;
import static dev.pipewright.engine.ledger.LedgerFixture.retry;
import static dev.pipewright.engine.ledger.LedgerFixture.succeeded;
import static dev.pipewright.engine.ledger.LedgerFixture.unanswered;
import static dev.pipewright.engine.ledger.LedgerFixture.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What every form of the ledger promises.
public abstract class LedgerContract extends TakingUpContract {

    private static final String STAGE = "stage-1";

    @Test
    void a_chunk_commits_documents_to_send_in_the_order_of_the_intents() {
        Slice slice = record(newRun(ACME));

        List<OpenDocument> open =
                ledger().commit(slice, chunk(intent("B", "two"), intent("A", "one"), intent("C", "three")));

        assertThat(open).extracting(document -> document.key().code()).containsExactly("B", "A", "C");
        assertThat(open).extracting(OpenDocument::revision).containsExactly(1L, 1L, 1L);
        assertThat(open).extracting(OpenDocument::attempts).containsExactly(0, 0, 0);
        assertThat(open.getFirst().request()).isEqualTo(Payload.of("{\"request\":\"two\"}"));
    }

    @Test
    void a_key_may_be_as_long_as_a_key_may_be() {
        String part = new SplittableRandom(1)
                .ints(DocumentKey.MOST_BYTES, '0', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Intent intent = intent("A", "one");
        var key = new DocumentKey(part, part, part, part);

        List<OpenDocument> open = ledger().commit(
                        record(newRun(ACME)),
                        chunk(new Intent(
                                key,
                                intent.via(),
                                intent.requestHash(),
                                intent.request(),
                                intent.carried(),
                                intent.amount(),
                                intent.origin())));

        assertThat(open).extracting(OpenDocument::key).containsExactly(key);
    }

    @Test
    void a_checkpoint_is_committed_with_its_chunk() {
        Slice slice = record(newRun(ACME));
        assertThat(ledger().progress(slice)).isEqualTo(new SplitProgress(null, false, 0));

        ledger().commit(slice, chunk("row 500", intent("A", "one")));

        assertThat(ledger().progress(slice)).isEqualTo(new SplitProgress("row 500", false, 1));
    }

    @Test
    void a_chunk_without_a_checkpoint_leaves_it_as_it_is() {
        Slice slice = record(newRun(ACME));
        ledger().commit(slice, chunk("row 500", intent("A", "one")));

        ledger().commit(slice, chunk((String) null, intent("B", "two")));

        assertThat(ledger().progress(slice)).isEqualTo(new SplitProgress("row 500", false, 2));
    }

    @Test
    void a_split_is_done_when_its_input_is_ended_and_nothing_waits() {
        Slice slice = record(newRun(ACME));
        Chunk last = new Chunk(CALL, List.of(intent("A", "one")), List.of(), List.of(), Map.of(), null, "end", true);

        OpenDocument open = ledger().commit(slice, last).getFirst();
        boolean doneBefore = ledger().progress(slice).isDone();
        ledger().settle(slice, List.of(succeeded(open, "{}")));

        assertThat(doneBefore).isFalse();
        assertThat(ledger().progress(slice)).isEqualTo(new SplitProgress("end", true, 0));
    }

    @Test
    void a_late_twin_can_commit_nothing() {
        RunId run = newRun(ACME);
        Slice late = record(run);
        OpenDocument open =
                ledger().commit(late, chunk("row 1", intent("A", "one"))).getFirst();
        Slice now = record(run);

        assertThat(now.fence()).isGreaterThan(late.fence());
        assertThatThrownBy(() -> ledger().commit(late, chunk("row 2", intent("B", "two"))))
                .isInstanceOf(FencedOffException.class);
        assertThatThrownBy(() -> ledger().settle(late, List.of(succeeded(open, "{}"))))
                .isInstanceOf(FencedOffException.class);
        assertThatThrownBy(() -> ledger().due(late, NOON, 10)).isInstanceOf(FencedOffException.class);
        assertThatThrownBy(() -> ledger().awaited(late)).isInstanceOf(FencedOffException.class);
        assertThat(ledger().progress(now)).isEqualTo(new SplitProgress("row 1", false, 1));
        assertThat(balance(run).formed()).isEqualTo(1);
    }

    @Test
    void splits_have_fences_of_their_own() {
        RunId run = newRun(ACME);
        Slice first = ledger().take(ACME, run, Mode.RECORD, STAGE, 0);

        ledger().take(ACME, run, Mode.RECORD, STAGE, 1);
        ledger().take(ACME, run, Mode.RECORD, "stage-2", 0);

        assertThat(ledger().commit(first, chunk(intent("A", "one")))).hasSize(1);
    }

    @Test
    void who_takes_a_split_over_gets_what_its_predecessor_left_open() {
        RunId run = newRun(ACME);
        Slice before = record(run);
        OpenDocument sent = ledger().commit(before, chunk(intent("A", "one"), intent("B", "two")))
                .getFirst();
        ledger().settle(before, List.of(succeeded(sent, "{}")));

        Slice after = record(run);

        assertThat(ledger().nextDue(after)).contains(Instant.EPOCH);
        assertThat(ledger().due(after, NOON, 10))
                .extracting(OpenDocument::key, OpenDocument::request)
                .containsExactly(tuple(key("B"), Payload.of("{\"request\":\"two\"}")));
    }

    @Test
    void what_is_handed_out_is_not_handed_out_again() {
        Slice slice = record(newRun(ACME));
        ledger().commit(slice, chunk(intent("A", "one")));

        assertThat(ledger().due(slice, NOON, 10)).isEmpty();
        assertThat(ledger().nextDue(slice)).isEmpty();
    }

    @Test
    void a_document_that_is_put_back_is_due_at_its_time() {
        Slice slice = record(newRun(ACME));
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();

        ledger().settle(slice, List.of(retry(open, NOON, answered(503))));

        assertThat(ledger().nextDue(slice)).contains(NOON);
        assertThat(ledger().due(slice, NOON.minusSeconds(1), 10)).isEmpty();
        assertThat(ledger().due(slice, NOON, 10))
                .containsExactly(new OpenDocument(open.id(), open.key(), 1, open.request(), 1, false));
        assertThat(ledger().due(slice, NOON, 10)).isEmpty();
    }

    @Test
    void the_oldest_due_documents_come_first_and_no_more_than_asked_for() {
        Slice slice = record(newRun(ACME));
        List<OpenDocument> open =
                ledger().commit(slice, chunk(intent("A", "one"), intent("B", "two"), intent("C", "three")));
        ledger().settle(
                        slice,
                        List.of(
                                retry(open.get(0), NOON.plusSeconds(2), answered(503)),
                                retry(open.get(1), NOON, answered(503)),
                                retry(open.get(2), NOON.plusSeconds(1), answered(503))));

        assertThat(ledger().due(slice, NOON.plusSeconds(9), 2))
                .extracting(document -> document.key().code())
                .containsExactly("B", "C");
        assertThat(ledger().due(slice, NOON.plusSeconds(9), 2))
                .extracting(document -> document.key().code())
                .containsExactly("A");
    }

    @Test
    void an_attempt_that_does_not_count_is_kept_but_uses_nothing_up() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();

        ledger().settle(
                        slice,
                        List.of(new Outcome(
                                open.id(),
                                DocumentState.WAITING,
                                NOON,
                                false,
                                List.of(answered(429)),
                                null,
                                "rate-limited",
                                "The target asked to wait.",
                                null)));

        assertThat(ledger().due(slice, NOON, 10))
                .extracting(OpenDocument::attempts)
                .containsExactly(0);
        assertThat(balance(run).calls()).isEqualTo(1);
    }

    @Test
    void attempts_are_kept_in_their_order() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();

        ledger().settle(slice, List.of(retry(open, NOON, answered(503), unanswered())));
        OpenDocument again = ledger().due(slice, NOON, 1).getFirst();
        ledger().settle(slice, List.of(ended(again, DocumentState.FAILED)));

        assertThat(ledger().troubled(ACME, run, 0, 10)).singleElement().satisfies(trouble -> {
            assertThat(trouble.attempts()).containsExactly(answered(503), unanswered(), answered(422));
            assertThat(trouble.state()).isEqualTo(DocumentState.FAILED);
            assertThat(trouble.code()).isEqualTo("invalid-address");
            assertThat(trouble.message()).isEqualTo("The address is not known. Correct it.");
            assertThat(trouble.field()).isEqualTo("addresses.shipTo");
            assertThat(trouble.request()).isEqualTo(open.request());
        });
        assertThat(balance(run).calls()).isEqualTo(3);
    }

    @Test
    void an_outcome_of_a_settled_document_changes_nothing() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();

        ledger().settle(slice, List.of(succeeded(open, "{\"tax\":1}")));
        ledger().settle(slice, List.of(succeeded(open, "{\"tax\":2}"), ended(open, DocumentState.FAILED)));

        assertThat(settled(run)).extracting(SettledDocument::response).containsExactly(Payload.of("{\"tax\":1}"));
        assertThat(balance(run).count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(balance(run).calls()).isEqualTo(1);
    }

    @Test
    void an_outcome_is_refused_that_sending_can_not_have() {
        Slice slice = record(newRun(ACME));
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();

        assertThatThrownBy(() -> ledger().settle(slice, List.of(ended(open, DocumentState.SUCCEEDED))))
                .hasMessage("an outcome has a response if and only if it succeeded: document " + open.id());
        assertThatThrownBy(() -> ledger().settle(slice, List.of(ended(open, DocumentState.DUPLICATE))))
                .hasMessage("not an outcome of sending: DUPLICATE");
    }

    @Test
    void an_outcome_for_a_document_of_another_split_is_refused_whole() {
        RunId run = newRun(ACME);
        Slice mine = ledger().take(ACME, run, Mode.RECORD, STAGE, 0);
        Slice theirs = ledger().take(ACME, run, Mode.RECORD, STAGE, 1);
        OpenDocument open = ledger().commit(mine, chunk(intent("A", "one"))).getFirst();
        OpenDocument foreign =
                ledger().commit(theirs, chunk(intent("B", "two"))).getFirst();

        assertThatThrownBy(() -> ledger().settle(mine, List.of(succeeded(open, "{}"), succeeded(foreign, "{}"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(balance(run).count(DocumentState.WAITING)).isEqualTo(2);
    }

    @Test
    void the_same_document_twice_in_a_run_is_a_duplicate() {
        RunId run = newRun(ACME);
        Slice slice = record(run);

        List<OpenDocument> open = ledger().commit(slice, chunk(intent("A", "one"), intent("A", "one")));
        List<OpenDocument> later = ledger().commit(slice, chunk(intent("A", "one")));

        assertThat(open).hasSize(1);
        assertThat(later).isEmpty();
        assertThat(balance(run).count(DocumentState.DUPLICATE)).isEqualTo(2);
        assertThat(balance(run).formed()).isEqualTo(3);
        assertThat(ledger().troubled(ACME, run, 0, 10)).isEmpty();
    }

    @Test
    void another_document_with_the_same_key_in_a_run_is_rejected() {
        RunId run = newRun(ACME);
        Slice slice = record(run);

        List<OpenDocument> open = ledger().commit(slice, chunk(intent("A", "one"), intent("A", "two")));

        assertThat(open).extracting(OpenDocument::request).containsExactly(Payload.of("{\"request\":\"one\"}"));
        assertThat(ledger().troubled(ACME, run, 0, 10)).singleElement().satisfies(trouble -> {
            assertThat(trouble.state()).isEqualTo(DocumentState.REJECTED);
            assertThat(trouble.code()).isEqualTo("conflict");
            assertThat(trouble.request()).isEqualTo(Payload.of("{\"request\":\"two\"}"));
            assertThat(trouble.message())
                    .isEqualTo("Another document with this code but other content stands in this run."
                            + " Give each document its own code, or remove one of the two.");
        });
    }

    @Test
    void duplicates_are_found_across_splits() {
        RunId run = newRun(ACME);
        Slice first = ledger().take(ACME, run, Mode.ESTIMATE, STAGE, 0);
        Slice second = ledger().take(ACME, run, Mode.ESTIMATE, STAGE, 1);

        ledger().commit(first, chunk(intent("A", "one")));
        List<OpenDocument> open = ledger().commit(second, chunk(intent("A", "one")));

        assertThat(open).isEmpty();
        assertThat(balance(run).count(DocumentState.DUPLICATE)).isEqualTo(1);
        assertThat(ledger().progress(second).waiting()).isZero();
    }

    @Test
    void a_request_equal_to_the_last_recorded_revision_is_unchanged_and_has_its_answer() {
        RunId before = newRun(ACME);
        recorded(before, intent("A", "one"), "{\"tax\":1}");
        RunId run = newRun(ACME);

        List<OpenDocument> open = ledger().commit(record(run), chunk(intent("A", "one"), intent("B", "two")));

        assertThat(open).extracting(document -> document.key().code()).containsExactly("B");
        assertThat(balance(run).count(DocumentState.UNCHANGED)).isEqualTo(1);
        assertThat(settled(run))
                .containsExactly(
                        new SettledDocument(key("A"), Payload.of("{\"carried\":\"one\"}"), Payload.of("{\"tax\":1}")));
    }

    @Test
    void an_unchanged_document_has_its_answer_after_the_run_that_recorded_it_is_forgotten() {
        RunId before = newRun(ACME);
        recorded(before, intent("A", "one"), "{\"tax\":1}");
        ledger().forget(ACME, before);
        RunId run = newRun(ACME);

        ledger().commit(record(run), chunk(intent("A", "one")));

        assertThat(settled(before)).isEmpty();
        assertThat(ledger().balances(ACME, before)).isEmpty();
        assertThat(settled(run)).extracting(SettledDocument::response).containsExactly(Payload.of("{\"tax\":1}"));
    }

    @Test
    void an_unchanged_document_keeps_its_answer_when_a_later_run_records_another() {
        recorded(newRun(ACME), intent("A", "one"), "{\"tax\":1}");
        RunId unchanged = newRun(ACME);
        ledger().commit(record(unchanged), chunk(intent("A", "one")));

        recorded(newRun(ACME), intent("A", "two"), "{\"tax\":2}");

        assertThat(settled(unchanged)).extracting(SettledDocument::response).containsExactly(Payload.of("{\"tax\":1}"));
    }

    @Test
    void a_run_is_not_forgotten_while_documents_wait_or_are_unknown() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();

        assertThatThrownBy(() -> ledger().forget(ACME, run)).isInstanceOf(IllegalStateException.class);
        ledger().settle(slice, List.of(unknown(open)));
        assertThatThrownBy(() -> ledger().forget(ACME, run)).isInstanceOf(IllegalStateException.class);
        ledger().settle(slice, List.of(succeeded(open, "{}")));
        ledger().forget(ACME, run);

        assertThat(ledger().balances(ACME, run)).isEmpty();
    }

    @Test
    void a_changed_request_gets_the_next_revision() {
        recorded(newRun(ACME), intent("A", "one"), "{}");
        recorded(newRun(ACME), intent("A", "two"), "{}");

        List<OpenDocument> open = ledger().commit(record(newRun(ACME)), chunk(intent("A", "one")));

        assertThat(open).extracting(OpenDocument::revision).containsExactly(3L);
    }

    @Test
    void a_request_that_failed_is_sent_again_under_its_revision() {
        Slice before = record(newRun(ACME));
        OpenDocument failed = ledger().commit(before, chunk(intent("A", "one"))).getFirst();
        ledger().settle(before, List.of(ended(failed, DocumentState.FAILED)));

        List<OpenDocument> open = ledger().commit(record(newRun(ACME)), chunk(intent("A", "one")));

        assertThat(open).extracting(OpenDocument::revision).containsExactly(1L);
    }

    @Test
    void a_request_that_was_refused_is_sent_again_under_a_new_revision() {
        Slice before = record(newRun(ACME));
        OpenDocument refused =
                ledger().commit(before, chunk(intent("A", "one"))).getFirst();
        ledger().settle(before, List.of(ended(refused, DocumentState.REJECTED)));

        List<OpenDocument> open = ledger().commit(record(newRun(ACME)), chunk(intent("A", "one")));

        assertThat(open).extracting(OpenDocument::revision).containsExactly(2L);
    }

    @Test
    void an_effect_is_told_by_target_company_type_and_code() {
        recorded(newRun(ACME), intent("A", "one"), "{}");
        Intent same = intent("A", "one");
        DocumentKey elsewhere = new DocumentKey("taxman", "BRANCH", "SalesInvoice", "A");
        Intent branch = new Intent(
                elsewhere,
                same.via(),
                same.requestHash(),
                same.request(),
                same.carried(),
                same.amount(),
                same.origin());

        List<OpenDocument> open = ledger().commit(record(newRun(ACME)), chunk(branch));

        assertThat(open).extracting(OpenDocument::key).containsExactly(elsewhere);
    }

    @Test
    void tenants_have_effects_and_documents_of_their_own() {
        RunId mine = newRun(ACME);
        recorded(mine, intent("A", "one"), "{}");
        RunId theirs = newRun(OTHER);

        List<OpenDocument> open =
                ledger().commit(ledger().take(OTHER, theirs, Mode.RECORD, STAGE, 0), chunk(intent("A", "one")));

        assertThat(open).hasSize(1);
        assertThat(ledger().settled(OTHER, mine, CALL, null, 10)).isEmpty();
        assertThat(ledger().balances(OTHER, mine)).isEmpty();
    }

    @Test
    void an_older_document_at_rest_gives_way_to_a_newer_one() {
        RunId older = newRun(ACME);
        Slice slice = record(older);
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();
        ledger().settle(slice, List.of(retry(open, NOON, answered(503))));

        List<OpenDocument> newer = ledger().commit(record(newRun(ACME)), chunk(intent("A", "two")));

        assertThat(newer).extracting(OpenDocument::revision).containsExactly(2L);
        assertThat(balance(older).count(DocumentState.SUPERSEDED)).isEqualTo(1);
        assertThat(ledger().due(slice, NOON, 10)).isEmpty();
        assertThat(ledger().progress(slice).waiting()).isZero();
        assertThat(ledger().troubled(ACME, older, 0, 10))
                .extracting(TroubledDocument::state)
                .containsExactly(DocumentState.SUPERSEDED);
    }

    @Test
    void a_newer_document_waits_for_an_older_one_under_way() {
        Slice older = record(newRun(ACME));
        OpenDocument sent = ledger().commit(older, chunk(intent("A", "one"))).getFirst();
        RunId run = newRun(ACME);
        Slice newer = record(run);

        List<OpenDocument> atOnce = ledger().commit(newer, chunk(intent("A", "two")));
        List<OpenDocument> dueBefore = ledger().due(newer, NOON, 10);
        assertThat(ledger().nextDue(newer)).isEmpty();
        assertThat(ledger().progress(newer).waiting()).isEqualTo(1);
        ledger().settle(older, List.of(succeeded(sent, "{}")));

        assertThat(atOnce).isEmpty();
        assertThat(dueBefore).isEmpty();
        assertThat(ledger().nextDue(newer)).contains(Instant.EPOCH);
        assertThat(ledger().due(newer, NOON, 10))
                .extracting(OpenDocument::revision)
                .containsExactly(2L);
    }

    @Test
    void a_newer_document_is_unchanged_if_the_older_one_recorded_the_same() {
        Slice older = record(newRun(ACME));
        OpenDocument sent = ledger().commit(older, chunk(intent("A", "one"))).getFirst();
        RunId run = newRun(ACME);
        Slice newer = record(run);
        ledger().commit(newer, chunk(intent("A", "one")));

        ledger().settle(older, List.of(succeeded(sent, "{\"tax\":1}")));

        assertThat(ledger().due(newer, NOON, 10)).isEmpty();
        assertThat(balance(run).count(DocumentState.UNCHANGED)).isEqualTo(1);
        assertThat(settled(run)).extracting(SettledDocument::response).containsExactly(Payload.of("{\"tax\":1}"));
    }

    @Test
    void a_document_that_comes_to_rest_gives_way_to_the_one_behind_it() {
        RunId first = newRun(ACME);
        Slice older = record(first);
        OpenDocument sent = ledger().commit(older, chunk(intent("A", "one"))).getFirst();
        Slice newer = record(newRun(ACME));
        ledger().commit(newer, chunk(intent("A", "two")));

        ledger().settle(older, List.of(retry(sent, NOON, answered(503))));

        assertThat(balance(first).count(DocumentState.SUPERSEDED)).isEqualTo(1);
        assertThat(ledger().due(newer, NOON, 10))
                .extracting(OpenDocument::revision)
                .containsExactly(2L);
    }

    @Test
    void a_document_whose_try_went_unanswered_holds_newer_ones_up_until_it_is_settled() {
        RunId first = newRun(ACME);
        Slice older = record(first);
        OpenDocument sent = ledger().commit(older, chunk(intent("A", "one"))).getFirst();
        ledger().settle(older, List.of(retry(sent, NOON, unanswered())));
        Slice newer = record(newRun(ACME));

        List<OpenDocument> atOnce = ledger().commit(newer, chunk(intent("A", "two")));
        OpenDocument again = ledger().due(older, NOON, 1).getFirst();
        ledger().settle(older, List.of(retry(again, NOON, answered(503))));
        List<OpenDocument> dueMeanwhile = ledger().due(newer, NOON, 10);
        OpenDocument last = ledger().due(older, NOON, 1).getFirst();
        ledger().settle(older, List.of(succeeded(last, "{}")));

        assertThat(atOnce).isEmpty();
        assertThat(dueMeanwhile).isEmpty();
        assertThat(ledger().due(newer, NOON, 10)).hasSize(1);
        assertThat(balance(first).count(DocumentState.SUCCEEDED)).isEqualTo(1);
    }

    @Test
    void an_unknown_document_holds_newer_ones_up_until_it_is_found_out() {
        RunId first = newRun(ACME);
        Slice older = record(first);
        OpenDocument sent = ledger().commit(older, chunk(intent("A", "one"))).getFirst();
        ledger().settle(older, List.of(unknown(sent)));
        Slice newer = record(newRun(ACME));

        List<OpenDocument> atOnce = ledger().commit(newer, chunk(intent("A", "two")));
        long unknownBefore = balance(first).count(DocumentState.UNKNOWN);
        ledger().settle(older, List.of(succeeded(sent, "{}")));

        assertThat(atOnce).isEmpty();
        assertThat(unknownBefore).isEqualTo(1);
        assertThat(balance(first).count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(ledger().due(newer, NOON, 10))
                .extracting(OpenDocument::revision)
                .containsExactly(2L);
    }

    @Test
    void one_document_at_a_time_waits_behind_another() {
        Slice first = record(newRun(ACME));
        OpenDocument sent = ledger().commit(first, chunk(intent("A", "one"))).getFirst();
        RunId second = newRun(ACME);
        ledger().commit(record(second), chunk(intent("A", "two")));
        Slice third = record(newRun(ACME));

        ledger().commit(third, chunk(intent("A", "three")));
        ledger().settle(first, List.of(succeeded(sent, "{}")));

        assertThat(balance(second).count(DocumentState.SUPERSEDED)).isEqualTo(1);
        assertThat(ledger().due(third, NOON, 10))
                .extracting(OpenDocument::request)
                .containsExactly(Payload.of("{\"request\":\"three\"}"));
    }

    @Test
    void what_a_lost_slice_was_sending_holds_newer_ones_up() {
        RunId lost = newRun(ACME);
        ledger().commit(record(lost), chunk(intent("A", "one")));
        Slice again = record(lost);
        OpenDocument resent = ledger().due(again, NOON, 1).getFirst();
        ledger().settle(again, List.of(retry(resent, NOON, answered(503))));
        Slice newer = record(newRun(ACME));

        List<OpenDocument> atOnce = ledger().commit(newer, chunk(intent("A", "two")));

        assertThat(atOnce).isEmpty();
    }

    @Test
    void an_estimate_never_touches_effects() {
        RunId estimate = newRun(ACME);
        Slice slice = ledger().take(ACME, estimate, Mode.ESTIMATE, STAGE, 0);

        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();
        List<OpenDocument> recordedMeanwhile = ledger().commit(record(newRun(ACME)), chunk(intent("A", "one")));
        ledger().settle(slice, List.of(succeeded(open, "{}")));

        assertThat(open.revision()).isZero();
        assertThat(recordedMeanwhile).extracting(OpenDocument::revision).containsExactly(1L);
        assertThat(settled(estimate)).hasSize(1);
    }

    @Test
    void an_estimate_never_makes_a_request_unchanged_and_is_never_unchanged() {
        Slice slice = ledger().take(ACME, newRun(ACME), Mode.ESTIMATE, STAGE, 0);
        OpenDocument estimate =
                ledger().commit(slice, chunk(intent("A", "one"))).getFirst();
        ledger().settle(slice, List.of(succeeded(estimate, "{}")));

        recorded(newRun(ACME), intent("A", "one"), "{}");
        Slice later = ledger().take(ACME, newRun(ACME), Mode.ESTIMATE, STAGE, 0);

        assertThat(ledger().commit(later, chunk(intent("A", "one")))).hasSize(1);
    }

    @Test
    void settled_documents_come_by_key_a_page_at_a_time() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        var outcomes = new ArrayList<Outcome>();
        for (String code : List.of("C", "\uFF5E", "B", "A", "\uD83D\uDE00")) {
            outcomes.add(succeeded(
                    ledger().commit(slice, chunk(intent(code, code))).getFirst(), "{}"));
        }
        ledger().settle(slice, outcomes);

        List<SettledDocument> first = ledger().settled(ACME, run, CALL, null, 3);
        List<SettledDocument> second =
                ledger().settled(ACME, run, CALL, first.getLast().key(), 3);

        assertThat(first).extracting(document -> document.key().code()).containsExactly("A", "B", "C");
        assertThat(second).extracting(document -> document.key().code()).containsExactly("\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void troubled_documents_come_by_id_a_page_at_a_time() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 5)));
        ledger().settle(
                        slice,
                        List.of(
                                ended(open.get(0), DocumentState.FAILED),
                                succeeded(open.get(1), "{}"),
                                retry(open.get(2), NOON, answered(503)),
                                unknown(open.get(3))));

        List<TroubledDocument> first = ledger().troubled(ACME, run, 0, 2);
        List<TroubledDocument> second =
                ledger().troubled(ACME, run, first.getLast().id(), 2);

        assertThat(first)
                .extracting(TroubledDocument::state)
                .containsExactly(DocumentState.FAILED, DocumentState.WAITING);
        assertThat(second).extracting(TroubledDocument::state).containsExactly(DocumentState.UNKNOWN);
    }

    @Test
    void results_come_by_key_a_page_at_a_time() {
        RunId run = newRun(ACME);
        ledger().commit(record(run), results("b", "a", "Z", ""));

        List<KeptResult> first = ledger().results(ACME, run, SINK, null, 3);
        List<KeptResult> second =
                ledger().results(ACME, run, SINK, first.getLast().key(), 3);

        assertThat(first).extracting(KeptResult::key).containsExactly("", "Z", "a");
        assertThat(second).extracting(KeptResult::key).containsExactly("b");
        assertThat(ledger().results(ACME, run, new NodeId("sink-other"), null, 3))
                .isEmpty();
    }

    @Test
    void a_result_never_replaces_another_one_of_its_key() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        ledger().commit(slice, results("a"));
        var other = new KeptResult(SINK, "a", Payload.of("{\"of\":\"another\"}"));
        var chunk = new Chunk(null, List.of(), List.of(other), List.of(), Map.of(), null, null, false);

        assertThatThrownBy(() -> ledger().commit(slice, chunk)).isInstanceOf(DoubleResultException.class);
        assertThatThrownBy(() -> ledger().commit(slice, results("b", "b"))).isInstanceOf(DoubleResultException.class);

        assertThat(ledger().results(ACME, run, SINK, null, 1))
                .containsExactly(new KeptResult(SINK, "a", Payload.of("{\"of\":\"a\"}")));
    }

    @Test
    void rejected_records_are_kept_with_their_raw_input_in_the_order_they_came() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        var first = new RejectedRecord(
                SOURCE, "unreadable", "Line 3 has 4 fields, not 5.", null, new Origin("a.csv", 3, "line 3"), "1;\0;x");
        var second = new RejectedRecord(
                SOURCE,
                "expression",
                "'qty' is not a number.",
                "qty",
                new Origin("a.csv", 4, "line 4"),
                "{\"qty\":\"\"}");

        ledger().commit(slice, rejecting(first, second));
        ledger().commit(slice, rejecting(first));

        assertThat(ledger().rejected(ACME, run, 0, 10)).containsExactly(first, second, first);
        assertThat(ledger().rejected(ACME, run, 1, 1)).containsExactly(second);
    }

    @Test
    void counts_of_records_add_up_over_chunks_and_splits() {
        RunId run = newRun(ACME);
        var counts = new NodeCounts(5, 3, 1, 1, 1, 1);
        var chunk = new Chunk(null, List.of(), List.of(), List.of(), Map.of(SOURCE, counts), null, null, false);

        ledger().commit(ledger().take(ACME, run, Mode.RECORD, STAGE, 0), chunk);
        ledger().commit(ledger().take(ACME, run, Mode.RECORD, STAGE, 1), chunk);

        assertThat(ledger().counts(ACME, run)).isEqualTo(Map.of(SOURCE, counts.plus(counts)));
        assertThat(ledger().balances(ACME, run)).isEmpty();
    }

    @Test
    void a_balance_tells_every_document_its_amount_and_the_calls() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        Intent euros = intent("E", "euros");
        List<OpenDocument> open = ledger().commit(
                        slice,
                        chunk(
                                intent("A", "one"),
                                intent("B", "two"),
                                new Intent(
                                        euros.key(),
                                        euros.via(),
                                        euros.requestHash(),
                                        euros.request(),
                                        euros.carried(),
                                        new Money(new BigDecimal("-0.01"), "EUR"),
                                        euros.origin()),
                                new Intent(
                                        key("N"),
                                        "taxman",
                                        "h",
                                        euros.request(),
                                        euros.carried(),
                                        null,
                                        euros.origin())));
        ledger().settle(slice, List.of(succeeded(open.getFirst(), "{}")));

        Balance balance = balance(run);

        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.formed()).isEqualTo(4);
        assertThat(balance.count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(balance.count(DocumentState.WAITING)).isEqualTo(3);
        assertThat(balance.amounts()).isEqualTo(Map.of("USD", new BigDecimal("21.00"), "EUR", new BigDecimal("-0.01")));
        assertThat(balance.amountUnknown()).isEqualTo(1);
        assertThat(balance.calls()).isEqualTo(1);
    }

    @Test
    void a_call_without_documents_has_a_balance_of_zeros() {
        RunId run = newRun(ACME);

        ledger().commit(record(run), chunk());

        assertThat(balance(run).formed()).isZero();
        assertThat(balance(run).isBalanced()).isTrue();
    }

    @Test
    void intents_need_their_call() {
        Slice slice = record(newRun(ACME));
        var chunk = new Chunk(null, List.of(intent("A", "one")), List.of(), List.of(), Map.of(), null, null, false);

        assertThatThrownBy(() -> ledger().commit(slice, chunk)).hasMessage("intents without the call they are for");
    }

    @Test
    void giving_a_run_up_cancels_what_certainly_did_not_arrive() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 3)));
        ledger().settle(
                        slice,
                        List.of(
                                retry(open.get(0), NOON, answered(503)),
                                retry(open.get(1), NOON, notReached()),
                                succeeded(open.get(2), "{}")));

        ledger().abandon(ACME, run, Mode.RECORD);

        assertThat(balance(run).count(DocumentState.CANCELLED)).isEqualTo(2);
        assertThat(balance(run).count(DocumentState.SUCCEEDED)).isEqualTo(1);
        assertThat(ledger().troubled(ACME, run, 0, 1))
                .extracting(TroubledDocument::message)
                .containsExactly("The run ended before this document was sent. Run again to send it.");
    }

    @Test
    void giving_a_run_up_makes_unknown_what_may_have_arrived() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 3)));
        ledger().settle(
                        slice,
                        List.of(retry(open.get(0), NOON, unanswered()), retry(open.get(1), NOON, answered(500))));

        ledger().abandon(ACME, run, Mode.RECORD);

        assertThat(balance(run).count(DocumentState.UNKNOWN)).isEqualTo(3);
        assertThat(ledger().troubled(ACME, run, 0, 1))
                .extracting(TroubledDocument::message)
                .containsExactly("The run ended before it was known whether this document arrived. Run again: that asks"
                        + " the target first where it is safe. Otherwise look it up at the target.");
    }

    @Test
    void who_works_on_a_run_that_was_given_up_can_commit_nothing_more() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();

        ledger().abandon(ACME, run, Mode.RECORD);

        assertThatThrownBy(() -> ledger().settle(slice, List.of(succeeded(open, "{}"))))
                .isInstanceOf(FencedOffException.class);
    }

    @Test
    void giving_an_estimate_up_leaves_nothing_unknown() {
        RunId run = newRun(ACME);
        ledger().commit(ledger().take(ACME, run, Mode.ESTIMATE, STAGE, 0), chunk(intent("A", "one")));

        ledger().abandon(ACME, run, Mode.ESTIMATE);

        assertThat(balance(run).count(DocumentState.CANCELLED)).isEqualTo(1);
    }

    @Test
    void a_run_that_is_given_up_leaves_its_place_behind_another() {
        Slice first = record(newRun(ACME));
        OpenDocument open = ledger().commit(first, chunk(intent("A", "one"))).getFirst();
        RunId second = newRun(ACME);
        ledger().commit(record(second), chunk(intent("A", "two")));

        ledger().abandon(ACME, second, Mode.RECORD);
        ledger().settle(first, List.of(succeeded(open, "{}")));
        List<OpenDocument> third = ledger().commit(record(newRun(ACME)), chunk(intent("A", "two")));

        assertThat(balance(second).count(DocumentState.CANCELLED)).isEqualTo(1);
        assertThat(third).extracting(OpenDocument::revision).containsExactly(2L);
    }

    @Test
    void a_split_tells_the_runs_that_its_documents_wait_for() {
        RunId older = newRun(ACME);
        ledger().commit(record(older), chunk(intent("A", "one"), intent("B", "one")));
        Slice newer = record(newRun(ACME));
        ledger().commit(newer, chunk(intent("A", "two"), intent("C", "two")));

        Set<RunId> before = ledger().awaited(newer);
        ledger().abandon(ACME, older, Mode.RECORD);

        assertThat(before).containsExactly(older);
        assertThat(ledger().awaited(newer)).isEmpty();
    }

    @Test
    void a_try_that_was_not_reached_leaves_no_doubt() {
        RunId older = newRun(ACME);
        Slice slice = record(older);
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();
        ledger().settle(slice, List.of(retry(open, NOON, notReached())));

        List<OpenDocument> newer = ledger().commit(record(newRun(ACME)), chunk(intent("A", "two")));

        assertThat(newer).extracting(OpenDocument::revision).containsExactly(2L);
        assertThat(balance(older).count(DocumentState.SUPERSEDED)).isEqualTo(1);
    }

    @Test
    void an_answer_behind_which_an_entry_may_hide_leaves_doubt() {
        Slice slice = record(newRun(ACME));
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();
        ledger().settle(slice, List.of(retry(open, NOON, answered(500))));

        List<OpenDocument> newer = ledger().commit(record(newRun(ACME)), chunk(intent("A", "two")));

        assertThat(newer).isEmpty();
        assertThat(ledger().due(slice, NOON, 1))
                .extracting(OpenDocument::inDoubt)
                .containsExactly(true);
    }

    @Test
    void what_a_lost_slice_was_sending_is_in_doubt_and_stays_so_when_it_is_handed_back() {
        RunId run = newRun(ACME);
        ledger().commit(record(run), chunk(intent("A", "one")));
        Slice second = record(run);
        OpenDocument again = ledger().due(second, NOON, 1).getFirst();
        ledger().settle(second, List.of(retry(again, NOON)));

        OpenDocument last = ledger().due(record(run), NOON, 1).getFirst();

        assertThat(again.inDoubt()).isTrue();
        assertThat(last.inDoubt()).isTrue();
    }

    @Test
    void what_is_handed_back_unsent_is_not_in_doubt_and_keeps_its_reason() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();
        ledger().settle(slice, List.of(retry(open, NOON, answered(503))));
        OpenDocument again = ledger().due(slice, NOON, 1).getFirst();
        ledger().settle(
                        slice,
                        List.of(new Outcome(
                                again.id(), DocumentState.WAITING, NOON, false, List.of(), null, null, "", null)));

        OpenDocument last = ledger().due(record(run), NOON, 1).getFirst();

        assertThat(last.inDoubt()).isFalse();
        assertThat(last.attempts()).isEqualTo(1);
        assertThat(ledger().troubled(ACME, run, 0, 1))
                .extracting(TroubledDocument::message)
                .containsExactly("The target is busy.");
    }

    @Test
    void what_waits_for_a_reason_says_it_though_it_was_never_sent() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        OpenDocument open = ledger().commit(slice, chunk(intent("A", "one"))).getFirst();
        ledger().settle(
                        slice,
                        List.of(new Outcome(
                                open.id(),
                                DocumentState.WAITING,
                                NOON,
                                false,
                                List.of(),
                                null,
                                "calls-used-up",
                                "The calls of this day are used up.",
                                null)));

        assertThat(ledger().troubled(ACME, run, 0, 10)).singleElement().satisfies(trouble -> {
            assertThat(trouble.state()).isEqualTo(DocumentState.WAITING);
            assertThat(trouble.code()).isEqualTo("calls-used-up");
            assertThat(trouble.message()).isEqualTo("The calls of this day are used up.");
            assertThat(trouble.attempts()).isEmpty();
        });
        assertThat(ledger().due(slice, NOON, 1))
                .extracting(OpenDocument::attempts)
                .containsExactly(0);
        assertThat(balance(run).calls()).isZero();
    }

    /// A run that ended while its document was on its way.
    private RunId endedInDoubt(Intent intent) {
        RunId run = newRun(ACME);
        ledger().commit(record(run), chunk(intent));
        ledger().abandon(ACME, run, Mode.RECORD);
        return run;
    }

    @Test
    void what_an_ended_run_left_unknown_is_sent_again_first() {
        RunId ended = endedInDoubt(intent("A", "one"));
        RunId run = newRun(ACME);
        Slice slice = record(run);

        List<OpenDocument> atOnce = ledger().commit(slice, chunk(intent("A", "two")));
        Optional<Instant> nextDue = ledger().nextDue(slice);
        OpenDocument earlier = ledger().due(slice, NOON, 10).getFirst();
        ledger().settle(slice, List.of(succeeded(earlier, "{\"tax\":1}")));

        assertThat(atOnce).isEmpty();
        assertThat(nextDue).contains(Instant.EPOCH);
        assertThat(earlier)
                .isEqualTo(new OpenDocument(earlier.id(), key("A"), 1, Payload.of("{\"request\":\"one\"}"), 0, true));
        assertThat(ledger().due(slice, NOON, 10))
                .extracting(OpenDocument::revision, OpenDocument::request, OpenDocument::inDoubt)
                .containsExactly(tuple(2L, Payload.of("{\"request\":\"two\"}"), false));
        assertThat(settled(ended)).isEmpty();
        assertThat(ledger().troubled(ACME, ended, 0, 10)).singleElement().satisfies(found -> {
            assertThat(found.state()).isEqualTo(DocumentState.SUPERSEDED);
            assertThat(found.message())
                    .isEqualTo("The run " + run + " asked again: the target has it. The result is with that run.");
            assertThat(found.attempts()).containsExactly(answered(200));
        });
        assertThat(balance(ended).isBalanced()).isTrue();
    }

    @Test
    void a_document_is_unchanged_if_the_same_one_is_found_to_have_arrived() {
        endedInDoubt(intent("A", "one"));
        RunId run = newRun(ACME);
        Slice slice = record(run);
        ledger().commit(slice, chunk(intent("A", "one")));

        ledger().settle(slice, List.of(succeeded(ledger().due(slice, NOON, 10).getFirst(), "{\"tax\":1}")));

        assertThat(ledger().progress(slice).waiting()).isZero();
        assertThat(balance(run).count(DocumentState.UNCHANGED)).isEqualTo(1);
        assertThat(settled(run)).extracting(SettledDocument::response).containsExactly(Payload.of("{\"tax\":1}"));
    }

    @Test
    void a_document_goes_on_when_the_unknown_one_before_it_is_found_to_be_refused() {
        RunId ended = endedInDoubt(intent("A", "one"));
        Slice slice = record(newRun(ACME));
        ledger().commit(slice, chunk(intent("A", "one")));

        ledger().settle(slice, List.of(ended(ledger().due(slice, NOON, 10).getFirst(), DocumentState.REJECTED)));

        assertThat(balance(ended).count(DocumentState.REJECTED)).isEqualTo(1);
        assertThat(ledger().due(slice, NOON, 10))
                .extracting(OpenDocument::revision)
                .containsExactly(2L);
    }

    @Test
    void what_is_unknown_is_tried_again_at_its_time() {
        RunId ended = endedInDoubt(intent("A", "one"));
        Slice slice = record(newRun(ACME));
        ledger().commit(slice, chunk(intent("A", "two")));

        ledger().settle(
                        slice,
                        List.of(retry(ledger().due(slice, NOON, 10).getFirst(), NOON.plusSeconds(5), unanswered())));

        assertThat(ledger().nextDue(slice)).contains(NOON.plusSeconds(5));
        assertThat(ledger().due(slice, NOON, 10)).isEmpty();
        assertThat(ledger().due(slice, NOON.plusSeconds(5), 10))
                .extracting(OpenDocument::revision, OpenDocument::attempts)
                .containsExactly(tuple(1L, 1));
        assertThat(balance(ended).count(DocumentState.UNKNOWN)).isEqualTo(1);
    }

    @Test
    void a_document_is_given_up_if_the_one_before_it_stays_unknown() {
        RunId ended = endedInDoubt(intent("A", "one"));
        RunId run = newRun(ACME);
        Slice slice = record(run);
        ledger().commit(slice, chunk(intent("A", "two")));

        ledger().settle(slice, List.of(unknown(ledger().due(slice, NOON, 10).getFirst())));

        assertThat(ledger().progress(slice).waiting()).isZero();
        assertThat(ledger().troubled(ACME, run, 0, 10)).singleElement().satisfies(given -> {
            assertThat(given.state()).isEqualTo(DocumentState.FAILED);
            assertThat(given.code()).isEqualTo("earlier-unknown");
            assertThat(given.message())
                    .isEqualTo("The run " + ended + " sent this document before, and nobody knows whether it arrived."
                            + " Look it up at the target: it can be sent again once that run's entry is settled.");
        });
        assertThat(balance(ended).count(DocumentState.UNKNOWN)).isEqualTo(1);
    }

    @Test
    void what_is_unknown_is_not_sent_again_in_another_way() {
        endedInDoubt(intent("A", "one"));
        RunId run = newRun(ACME);
        Slice slice = record(run);
        Intent two = intent("A", "two");
        ledger().commit(
                        slice,
                        chunk(new Intent(
                                two.key(),
                                "by mail",
                                two.requestHash(),
                                two.request(),
                                two.carried(),
                                two.amount(),
                                two.origin())));

        assertThat(ledger().due(slice, NOON, 10)).isEmpty();
        assertThat(balance(run).count(DocumentState.FAILED)).isEqualTo(1);
    }

    @Test
    void who_takes_over_asks_again_for_what_is_unknown() {
        endedInDoubt(intent("A", "one"));
        RunId run = newRun(ACME);
        Slice lost = record(run);
        ledger().commit(lost, chunk(intent("A", "two")));
        ledger().due(lost, NOON, 10);

        Slice slice = record(run);

        assertThat(ledger().due(slice, NOON, 10))
                .extracting(OpenDocument::revision)
                .containsExactly(1L);
    }

    @Test
    void a_newer_document_takes_the_place_of_one_that_asks_for_what_is_unknown() {
        endedInDoubt(intent("A", "one"));
        RunId second = newRun(ACME);
        Slice asking = record(second);
        ledger().commit(asking, chunk(intent("A", "two")));
        OpenDocument earlier = ledger().due(asking, NOON, 10).getFirst();
        Slice third = record(newRun(ACME));

        ledger().commit(third, chunk(intent("A", "three")));
        ledger().settle(asking, List.of(succeeded(earlier, "{}")));

        assertThat(balance(second).count(DocumentState.SUPERSEDED)).isEqualTo(1);
        assertThat(ledger().due(third, NOON, 10))
                .extracting(OpenDocument::revision)
                .containsExactly(2L);
    }

    @Test
    void a_document_queued_behind_one_that_becomes_unknown_has_it_sent_again() {
        RunId older = newRun(ACME);
        ledger().commit(record(older), chunk(intent("A", "one")));
        Slice newer = record(newRun(ACME));
        ledger().commit(newer, chunk(intent("A", "two")));
        Optional<Instant> before = ledger().nextDue(newer);

        ledger().abandon(ACME, older, Mode.RECORD);

        assertThat(before).isEmpty();
        assertThat(ledger().due(newer, NOON, 10))
                .extracting(OpenDocument::request)
                .containsExactly(Payload.of("{\"request\":\"one\"}"));
    }

    @Test
    void a_chunk_of_many_documents_is_settled_in_parts() {
        RunId run = newRun(ACME);
        Slice slice = record(run);
        List<OpenDocument> open = ledger().commit(slice, chunk(intents(0, 1200)));

        ledger().settle(
                        slice,
                        open.subList(0, 700).stream()
                                .map(document -> succeeded(document, "{}"))
                                .toList());
        ledger().settle(
                        slice,
                        open.subList(700, 1200).stream()
                                .map(document -> succeeded(document, "{}"))
                                .toList());

        assertThat(balance(run).count(DocumentState.SUCCEEDED)).isEqualTo(1200);
        assertThat(ledger().settled(ACME, run, CALL, key("INV-00700"), 1000)).hasSize(499);
        assertThat(ledger().progress(slice).waiting()).isZero();
    }

    private Slice record(RunId run) {
        return ledger().take(ACME, run, Mode.RECORD, STAGE, 0);
    }

    private void recorded(RunId run, Intent intent, String response) {
        Slice slice = record(run);
        ledger().commit(slice, chunk(intent))
                .forEach(open -> ledger().settle(slice, List.of(succeeded(open, response))));
    }

    private Balance balance(RunId run) {
        return ledger().balances(ACME, run).getOrDefault(CALL, new Balance(-1, Map.of(), Map.of(), 0, 0));
    }

    private List<SettledDocument> settled(RunId run) {
        return ledger().settled(ACME, run, CALL, null, 100);
    }
}
