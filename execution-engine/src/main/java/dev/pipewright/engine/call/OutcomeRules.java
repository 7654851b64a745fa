package dev.pipewright.engine.call;

import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.model.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Turns the verdict on a call into the outcome of its document, after a retry policy.
final class OutcomeRules {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final RetryPolicy policy;
    private final Clock clock;
    private final RandomGenerator random;

    OutcomeRules(RetryPolicy policy, Clock clock, RandomGenerator random) {
        this.policy = policy;
        this.clock = clock;
        this.random = random;
    }

    /// The outcome of one attempt.
    ///
    /// @param inDoubt true if this attempt or an earlier one may have arrived
    /// @param resendsSafely true if a document that may have arrived can be sent again, or looked up before
    Outcome outcome(OpenDocument document, Verdict verdict, Attempt attempt, boolean inDoubt, boolean resendsSafely) {
        return switch (verdict) {
            case Verdict.Accepted accepted ->
                new Outcome(
                        document.id(),
                        DocumentState.SUCCEEDED,
                        null,
                        true,
                        List.of(attempt),
                        accepted.response(),
                        null,
                        "",
                        null);
            case Verdict.Refused refused ->
                without(document, DocumentState.REJECTED, attempt, refused.message(), refused.field());
            case Verdict.Wait wait ->
                waiting(document, clock.instant().plus(wait.delay()), false, attempt, wait.message());
            case Verdict.Unsettled unsettled ->
                without(document, DocumentState.UNKNOWN, attempt, unsettled.message(), null);
            case Verdict.Stop stop -> waiting(document, clock.instant(), false, attempt, stop.message());
            case Verdict.Retry retry
            when inDoubt && !resendsSafely ->
                without(
                        document,
                        DocumentState.UNKNOWN,
                        attempt,
                        Sentence.of("engine.inDoubt", "reason", retry.message()).kept(),
                        null);
            case Verdict.Retry retry
            when policy.allowsTryAfter(document.attempts() + 1, retry.trouble()) ->
                waiting(document, retryAt(document, retry), true, attempt, retry.message());
            case Verdict.Retry retry
            when inDoubt ->
                without(
                        document,
                        DocumentState.UNKNOWN,
                        attempt,
                        givenUp("engine.givenUpInDoubt", document, retry),
                        null);
            case Verdict.Retry retry ->
                without(document, DocumentState.FAILED, attempt, givenUp("engine.givenUp", document, retry), null);
        };
    }

    /// The outcome of a document that may have arrived before, and can not be sent again safely: it is not sent.
    Outcome notSent(OpenDocument document) {
        return new Outcome(
                document.id(),
                DocumentState.UNKNOWN,
                null,
                false,
                List.of(),
                null,
                "not-sent-again",
                Sentence.of("engine.notSentAgain").kept(),
                null);
    }

    /// The outcome of a document that may have arrived before and is looked up later: that costs no try.
    Outcome lookedUpLater(OpenDocument document, Duration wait) {
        return new Outcome(
                document.id(),
                DocumentState.WAITING,
                clock.instant().plus(wait),
                false,
                List.of(),
                null,
                "looks-it-up",
                Sentence.of("engine.looksItUp").kept(),
                null);
    }

    /// The outcome of a document for which there are no more calls today: that costs no try.
    ///
    /// @param until when the next day begins
    Outcome nextDay(OpenDocument document, Duration wait, Instant until) {
        return new Outcome(
                document.id(),
                DocumentState.WAITING,
                clock.instant().plus(wait),
                false,
                List.of(),
                null,
                "calls-used-up",
                Sentence.of("engine.callsUsedUp", "until", MINUTES.format(until))
                        .kept(),
                null);
    }

    private static String givenUp(String key, OpenDocument document, Verdict.Retry retry) {
        return Sentence.of(key, "tries", document.attempts() + 1, "reason", retry.message())
                .kept();
    }

    private Instant retryAt(OpenDocument document, Verdict.Retry retry) {
        Duration wait = policy.waitAfter(document.attempts() + 1, random);
        return clock.instant().plus(wait.compareTo(retry.atLeast()) < 0 ? retry.atLeast() : wait);
    }

    private static Outcome waiting(
            OpenDocument document, Instant retryAt, boolean countsAsTry, Attempt attempt, String message) {
        return new Outcome(
                document.id(),
                DocumentState.WAITING,
                retryAt,
                countsAsTry,
                List.of(attempt),
                null,
                attempt.code(),
                message,
                null);
    }

    private static Outcome without(
            OpenDocument document, DocumentState state, Attempt attempt, String message, @Nullable String field) {
        return new Outcome(document.id(), state, null, true, List.of(attempt), null, attempt.code(), message, field);
    }
}
