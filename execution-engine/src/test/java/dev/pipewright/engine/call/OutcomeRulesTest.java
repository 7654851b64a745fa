package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.http.Trouble;
import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.Sentences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OutcomeRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:11:12Z");
    private static final RetryPolicy THREE_TRIES = new RetryPolicy(
            3, Duration.ofMillis(200), 2, Duration.ofSeconds(10), 50, Set.of(Trouble.BUSY, Trouble.SILENCE));

    private final OutcomeRules rules =
            new OutcomeRules(THREE_TRIES, Clock.fixed(NOW, ZoneOffset.UTC), RandomGenerator.of("L64X128MixRandom"));

    @Test
    void an_accepted_document_succeeds_with_its_answer() {
        Payload answer = Payload.of("{}");

        Outcome outcome = outcomeOf(new Verdict.Accepted(answer), 0, true);

        assertThat(outcome.state()).isEqualTo(DocumentState.SUCCEEDED);
        assertThat(outcome.response()).isEqualTo(answer);
    }

    @Test
    void a_refused_document_is_rejected_with_the_targets_code_and_field() {
        Outcome outcome =
                outcomeOf(new Verdict.Refused("InvalidPostalCode", "Unknown ZIP.", "addresses.shipTo"), 0, true);

        assertThat(outcome.state()).isEqualTo(DocumentState.REJECTED);
        assertThat(outcome.code()).isEqualTo("InvalidPostalCode");
        assertThat(outcome.message()).isEqualTo("Unknown ZIP.");
        assertThat(outcome.field()).isEqualTo("addresses.shipTo");
    }

    @Test
    void a_target_that_asks_to_wait_is_asked_again_then_and_it_costs_no_try() {
        Outcome outcome = outcomeOf(new Verdict.Wait("RateLimitExceeded", "Too fast.", Duration.ofSeconds(7)), 2, true);

        assertThat(outcome.state()).isEqualTo(DocumentState.WAITING);
        assertThat(outcome.retryAt()).isEqualTo(NOW.plusSeconds(7));
        assertThat(outcome.countsAsTry()).isFalse();
    }

    @Test
    void trouble_is_tried_again_until_the_policy_has_enough() {
        var trouble = new Verdict.Retry(Trouble.BUSY, "http-503", "Busy.", false, Duration.ZERO);

        Outcome second = outcomeOf(trouble, 1, true);
        Outcome last = outcomeOf(trouble, 2, true);

        assertThat(second.state()).isEqualTo(DocumentState.WAITING);
        assertThat(second.retryAt()).isBetween(NOW.plusMillis(200), NOW.plusMillis(400));
        assertThat(last.state()).isEqualTo(DocumentState.FAILED);
        assertThat(english(last)).isEqualTo("Given up after 3 tries. Busy.");
    }

    @Test
    void what_may_have_arrived_is_sent_again_only_where_that_is_safe() {
        var lost = new Verdict.Retry(Trouble.SILENCE, "no-answer", "No answer within 10 s.", true, Duration.ZERO);

        assertThat(outcomeOf(lost, 0, true).state()).isEqualTo(DocumentState.WAITING);
        assertThat(outcomeOf(lost, 0, false).state()).isEqualTo(DocumentState.UNKNOWN);
        assertThat(english(outcomeOf(lost, 0, false)))
                .isEqualTo("It was sent, but nobody knows whether it arrived (No answer within 10 s.)"
                        + " Look it up at the target before sending it again.");
    }

    @Test
    void what_may_have_arrived_is_unknown_when_the_policy_has_enough_and_not_failed() {
        var lost = new Verdict.Retry(Trouble.SILENCE, "no-answer", "No answer within 10 s.", true, Duration.ZERO);

        Outcome last = outcomeOf(lost, 2, true);

        assertThat(last.state()).isEqualTo(DocumentState.UNKNOWN);
        assertThat(english(last))
                .isEqualTo(
                        "Given up after 3 tries, and nobody knows whether it arrived (No answer within 10 s.) Run again"
                                + " to find out: nothing is recorded twice.");
    }

    @Test
    void a_last_try_that_did_not_arrive_says_nothing_about_the_first_one() {
        var unreached = new Verdict.Retry(Trouble.SILENCE, "no-answer", "Could not reach it.", false, Duration.ZERO);

        Outcome last = rules.outcome(document(2), unreached, attempt(unreached), true, true);

        assertThat(last.state()).isEqualTo(DocumentState.UNKNOWN);
    }

    @Test
    void a_target_in_trouble_that_says_when_it_is_back_is_not_asked_before() {
        var trouble = new Verdict.Retry(Trouble.BUSY, "http-503", "Maintenance.", false, Duration.ofMinutes(5));

        Outcome outcome = outcomeOf(trouble, 0, true);

        assertThat(outcome.retryAt()).isEqualTo(NOW.plusSeconds(300));
        assertThat(outcome.countsAsTry()).isTrue();
    }

    @Test
    void what_the_policy_does_not_try_again_is_given_up_at_once() {
        var fault = new Verdict.Retry(Trouble.FAULT, "http-500", "Broken.", false, Duration.ZERO);

        Outcome outcome = outcomeOf(fault, 0, true);

        assertThat(outcome.state()).isEqualTo(DocumentState.FAILED);
        assertThat(english(outcome)).isEqualTo("Given up after 1 tries. Broken.");
    }

    @Test
    void what_nobody_can_settle_is_unknown() {
        Outcome outcome = outcomeOf(new Verdict.Unsettled("other-content", "Compare the two."), 0, true);

        assertThat(outcome.state()).isEqualTo(DocumentState.UNKNOWN);
        assertThat(outcome.code()).isEqualTo("other-content");
    }

    private static String english(Outcome outcome) {
        return Sentences.english().read(outcome.message());
    }

    private Outcome outcomeOf(Verdict verdict, int attempts, boolean resendsSafely) {
        Attempt attempt = attempt(verdict);
        return rules.outcome(document(attempts), verdict, attempt, attempt.mayHaveArrived(), resendsSafely);
    }

    private static Attempt attempt(Verdict verdict) {
        boolean mayHaveArrived = verdict instanceof Verdict.Retry retry && retry.mayHaveArrived();
        return new Attempt(NOW, Duration.ofMillis(20), null, verdict.code(), verdict.message(), mayHaveArrived);
    }

    private static OpenDocument document(int attempts) {
        return new OpenDocument(1, new DocumentKey("main", "ACME", "SALE", "1"), 1, Payload.of("{}"), attempts, false);
    }
}
