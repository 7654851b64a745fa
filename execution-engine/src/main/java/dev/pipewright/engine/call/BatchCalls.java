package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.connectors.http.NoAnswerException;
import dev.pipewright.connectors.http.Trouble;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls about a batch of documents, each of which gets an outcome of its own. A batch that is refused as a whole,
/// because it is too large or for whatever else, is sent in halves: what is too large then fits, and what is wrong is
/// refused alone. Used by one thread.
final class BatchCalls {

    private static final Verdict NOTHING_SAID = new Verdict.Retry(
            Trouble.FAULT, "not-in-batch", Sentence.of("engine.notInBatch").kept(), true, Duration.ZERO);

    private final HttpConnection connection;
    private final Preset preset;
    private final Batching batching;
    private final Mode mode;
    private final DocumentCalls.Pacing pacing;
    private final Consumer<Verdict> learn;
    private final Clock clock;
    private final Outcomes outcomes;

    /// What the target does with verdicts.
    interface Outcomes {

        /// Sends a document by itself, and tells its outcome.
        void alone(OpenDocument document);

        /// Tells the outcome of an attempt.
        void of(OpenDocument document, Verdict verdict, Attempt attempt);
    }

    /// @param learn is told what each call met
    BatchCalls(
            HttpConnection connection,
            Preset preset,
            Batching batching,
            Mode mode,
            DocumentCalls.Pacing pacing,
            Consumer<Verdict> learn,
            Clock clock,
            Outcomes outcomes) {
        this.connection = connection;
        this.preset = preset;
        this.batching = batching;
        this.mode = mode;
        this.pacing = pacing;
        this.learn = learn;
        this.clock = clock;
        this.outcomes = outcomes;
    }

    /// What one call met.
    ///
    /// @param whole what it means for all; null if each has an answer of its own
    /// @param status of the whole
    private record Met(
            CallRecorder calls,
            HttpCall call,
            @Nullable Verdict whole,
            @Nullable Integer status,
            Map<Long, HttpExchange> answers) {}

    /// Sends documents and tells the outcome of each, whatever happens.
    void settle(List<OpenDocument> batch) {
        if (batch.size() == 1) {
            outcomes.alone(batch.getFirst());
            return;
        }
        Instant at = clock.instant();
        long started = System.nanoTime();
        Met met = met(batch);
        if (met.whole() instanceof Verdict.Refused) {
            int half = batch.size() / 2;
            goOn(batch.subList(0, half));
            goOn(batch.subList(half, batch.size()));
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        for (OpenDocument document : batch) {
            HttpExchange answer = met.answers().get(document.id());
            // Boxed by hand: else the missing status is unboxed.
            Integer status = answer == null ? met.status() : Integer.valueOf(answer.status());
            Verdict verdict = verdict(document, met, answer);
            tell(document, verdict, at, took, status, met.calls().logOfPart(document, verdict, answer));
        }
    }

    private void goOn(List<OpenDocument> half) {
        boolean may = false;
        try {
            may = pacing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (may) {
            settle(half);
        } else {
            half.forEach(document -> tell(document, DocumentCalls.LATER, clock.instant(), Duration.ZERO, null, null));
        }
    }

    private void tell(
            OpenDocument document,
            Verdict verdict,
            Instant at,
            Duration took,
            @Nullable Integer status,
            @Nullable Payload log) {
        boolean mayHaveArrived =
                verdict instanceof Verdict.Retry retry && retry.mayHaveArrived() && !preset.leavesNothing(mode);
        var attempt = new Attempt(at, took, status, verdict.code(), verdict.message(), mayHaveArrived, log);
        outcomes.of(document, verdict, attempt);
    }

    private Verdict verdict(OpenDocument document, Met met, @Nullable HttpExchange answer) {
        Verdict whole = met.whole();
        if (whole != null) {
            return whole;
        }
        if (answer == null) {
            return NOTHING_SAID;
        }
        Verdict own = read(document, met, answer);
        // It has the document: whether that is ours, the document's own call finds out.
        return own instanceof Verdict.Refused refused
                        && refused.isThere()
                        && preset.lookUp(document).isPresent()
                ? new Verdict.Retry(Trouble.FAULT, refused.code(), refused.message(), true, Duration.ZERO)
                : own;
    }

    private Verdict read(OpenDocument document, Met met, HttpExchange answer) {
        try {
            return preset.read(document, mode, List.of(new Preset.Answered(met.call(), answer)));
        } catch (RuntimeException e) {
            // Each document must get an outcome, whatever another's answer says.
            return CallTrouble.unexpected(e);
        }
    }

    private Met met(List<OpenDocument> batch) {
        HttpCall call = batching.call(batch);
        var calls = new CallRecorder(connection, clock);
        Integer status = null;
        Verdict whole;
        try {
            HttpExchange answer = calls.send(call);
            if (answer.status() == 401 && connection.renewAuthorization() && pacing.await()) {
                answer = calls.send(call);
            }
            status = answer.status();
            if (status >= 200 && status < 300) {
                learn.accept(new Verdict.Accepted(Payload.of(answer.body())));
                return new Met(calls, call, null, status, batching.answers(batch, answer));
            }
            whole = preset.read(batch.getFirst(), mode, List.of(new Preset.Answered(call, answer)));
            learn.accept(whole);
        } catch (NoAnswerException e) {
            whole = CallTrouble.noAnswer(e, e.mayHaveArrived());
            learn.accept(whole);
        } catch (ConnectorException e) {
            whole = CallTrouble.unauthorized(e);
            learn.accept(whole);
        } catch (InterruptedException | RuntimeException | Error e) {
            // The edge of the call's thread: whatever happened, each document must get an outcome.
            whole = CallTrouble.unexpected(e);
        }
        return new Met(calls, call, whole, status, Map.of());
    }
}
