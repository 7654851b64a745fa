package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.connectors.http.NoAnswerException;
import dev.pipewright.connectors.http.Trouble;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calls about one document, from the first to the verdict: a look-up where it is in doubt, what the preset sends,
/// and a look-up where the target says that it has it. Used by one thread.
final class DocumentCalls {

    /// More calls than any preset needs for a document.
    private static final int MOST_CALLS = 6;
    static final Verdict LATER =
            new Verdict.Wait("goes-on-later", Sentence.of("engine.goesOnLater").kept(), Duration.ZERO);

    private final HttpConnection connection;
    private final CallRecorder calls;
    private final Preset preset;
    private final Mode mode;
    private final OpenDocument document;
    private final Pacing pacing;
    private @Nullable Integer status;
    private boolean mayHaveArrived;

    /// Waits until a further call may be made.
    @FunctionalInterface
    interface Pacing {
        /// False if none may be made now, as it could outlive the lease.
        boolean await() throws InterruptedException;
    }

    /// @param calls makes them
    DocumentCalls(
            HttpConnection connection,
            CallRecorder calls,
            Preset preset,
            Mode mode,
            OpenDocument document,
            Pacing pacing) {
        this.connection = connection;
        this.calls = calls;
        this.preset = preset;
        this.mode = mode;
        this.document = document;
        this.pacing = pacing;
    }

    /// The status of the last answer; null if the last call had none.
    @Nullable
    Integer status() {
        return status;
    }

    /// True if a call that records may have been acted on without saying so.
    boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    /// Makes the calls.
    ///
    /// @param first from [Preset#call]
    /// @param asksFirst true if the document is in doubt and is not safely sent again
    Verdict settle(HttpCall first, boolean asksFirst) throws NoAnswerException, InterruptedException {
        LookUp lookUp = preset.lookUp(document).orElse(null);
        if (asksFirst && lookUp != null) {
            Verdict found = ask(lookUp);
            if (!(found instanceof Verdict.Refused)) {
                return found;
            }
            if (!pacing.await()) {
                return LATER;
            }
        }
        Verdict verdict = send(first);
        if (verdict instanceof Verdict.Stop stop && stop.isRenewable() && connection.renewAuthorization()) {
            verdict = pacing.await() ? send(first) : LATER;
        }
        if (verdict instanceof Verdict.Refused refused && refused.isThere() && lookUp != null) {
            if (!pacing.await()) {
                return LATER;
            }
            Verdict found = ask(lookUp);
            return found instanceof Verdict.Accepted ? found : verdict;
        }
        return verdict;
    }

    private Verdict send(HttpCall first) throws NoAnswerException, InterruptedException {
        List<Preset.Answered> answered = new ArrayList<>();
        HttpCall call = first;
        while (true) {
            answered.add(new Preset.Answered(call, answerTo(call)));
            HttpCall next = answered.size() < MOST_CALLS
                    ? preset.next(document, mode, List.copyOf(answered)).orElse(null)
                    : null;
            if (next == null || !pacing.await()) {
                Verdict verdict = preset.read(document, mode, answered);
                mayHaveArrived = verdict instanceof Verdict.Retry retry
                        && retry.mayHaveArrived()
                        && !preset.isFreeOfSideEffects(call);
                return next == null ? verdict : LATER;
            }
            call = next;
        }
    }

    private HttpExchange answerTo(HttpCall call) throws NoAnswerException {
        status = null;
        try {
            HttpExchange answer = calls.send(call);
            status = answer.status();
            return answer;
        } catch (NoAnswerException e) {
            mayHaveArrived = e.mayHaveArrived() && !preset.isFreeOfSideEffects(call);
            throw e;
        }
    }

    /// What the target has.
    ///
    /// @return accepted if it has the document, refused if it does not; otherwise why that is not known
    private Verdict ask(LookUp lookUp) throws NoAnswerException {
        status = null;
        HttpExchange answer = calls.send(lookUp.call());
        status = answer.status();
        if (answer.status() == 404) {
            return new Verdict.Refused("not-there", "", null);
        }
        if (answer.status() >= 200 && answer.status() < 300) {
            Map<?, ?> found = object(answer);
            if (found == null) {
                return new Verdict.Retry(
                        Trouble.FAULT, "not-json", Sentence.of("engine.notJson").kept(), false, Duration.ZERO);
            }
            return lookUp.isOurs().test(found)
                    ? new Verdict.Accepted(Payload.of(answer.body()))
                    : new Verdict.Unsettled(
                            "other-content", Sentence.of("engine.otherContent").kept());
        }
        Verdict verdict = preset.read(document, mode, List.of(new Preset.Answered(lookUp.call(), answer)));
        return switch (verdict) {
            case Verdict.Refused refused -> new Verdict.Unsettled(refused.code(), refused.message());
            case Verdict.Accepted _, Verdict.Retry _, Verdict.Wait _, Verdict.Unsettled _, Verdict.Stop _ -> verdict;
        };
    }

    private static @Nullable Map<?, ?> object(HttpExchange answer) {
        try {
            return JsonValues.parse(answer.body(), 0, answer.body().length) instanceof Map<?, ?> object ? object : null;
        } catch (InvalidJson _) {
            return null;
        }
    }
}
