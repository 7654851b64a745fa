package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.http.NoAnswerException;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What becomes of the documents of one target that are let through its gate: their calls, and an outcome for each.
/// Safe
/// for use by many threads.
final class Settling {

    private final HttpConnection connection;
    private final Preset preset;
    private final Mode mode;
    private final OutcomeRules rules;
    private final Gate gate;
    private final Caller caller;
    private final Clock clock;
    /// What is in doubt and was waited for by this process.
    private final Set<Long> inDoubtHere = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Verdict.@Nullable Stop> stop = new AtomicReference<>();

    Settling(
            HttpConnection connection,
            Preset preset,
            Mode mode,
            OutcomeRules rules,
            Gate gate,
            Caller caller,
            Clock clock) {
        this.connection = connection;
        this.preset = preset;
        this.mode = mode;
        this.rules = rules;
        this.gate = gate;
        this.caller = caller;
        this.clock = clock;
    }

    /// Why nothing will be accepted before somebody acts; null if nothing is known of that.
    Verdict.@Nullable Stop stop() {
        return stop.get();
    }

    /// True, once, for a document in doubt of which this process knows nothing.
    boolean isFirstDoubt(OpenDocument document) {
        return inDoubtHere.add(document.id());
    }

    /// What a batch does with its documents.
    BatchCalls.Outcomes telling(Lease lease, Consumer<Outcome> outcome) {
        return new BatchCalls.Outcomes() {

            @Override
            public void alone(OpenDocument document) {
                outcome.accept(settle(document, preset.call(document, mode), false, lease));
            }

            @Override
            public void of(OpenDocument document, Verdict verdict, Attempt attempt) {
                outcome.accept(settled(document, verdict, attempt));
            }
        };
    }

    /// Makes the calls about one document, which has an outcome whatever happens.
    ///
    /// @param asksFirst true if it is in doubt and is not safely sent again
    Outcome settle(OpenDocument document, HttpCall call, boolean asksFirst, Lease lease) {
        Instant at = clock.instant();
        long started = System.nanoTime();
        var recorder = new CallRecorder(connection, clock);
        var calls = new DocumentCalls(connection, recorder, preset, mode, document, () -> mayGoOn(lease));
        Verdict verdict;
        boolean mayHaveArrived = false;
        try {
            verdict = calls.settle(call, asksFirst);
            mayHaveArrived = calls.mayHaveArrived();
            gate.learn(verdict);
        } catch (NoAnswerException e) {
            mayHaveArrived = calls.mayHaveArrived();
            verdict = CallTrouble.noAnswer(e, mayHaveArrived);
            gate.learn(verdict);
        } catch (ConnectorException e) {
            verdict = CallTrouble.unauthorized(e);
            gate.learn(verdict);
        } catch (InterruptedException | RuntimeException | Error e) {
            // The edge of the call's thread: whatever happened, the document must get an outcome.
            mayHaveArrived = !preset.leavesNothing(mode);
            verdict = CallTrouble.unexpected(e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        var attempt = new Attempt(
                at,
                took,
                calls.status(),
                verdict.code(),
                verdict.message(),
                mayHaveArrived,
                recorder.log(document, verdict));
        return settled(document, verdict, attempt);
    }

    private Outcome settled(OpenDocument document, Verdict verdict, Attempt attempt) {
        if (verdict instanceof Verdict.Stop reason) {
            stop.compareAndSet(null, reason);
        }
        boolean inDoubt = attempt.mayHaveArrived() || (document.inDoubt() && !preset.leavesNothing(mode));
        return outcome(document, verdict, attempt, inDoubt);
    }

    /// Waits for a further call; false if none may be made now.
    boolean mayGoOn(Lease lease) throws InterruptedException {
        return gate.pace(caller) && lease.covers(connection.longestCall());
    }

    /// What may have arrived and is not safely sent again is looked up once the target has had time to settle it.
    private Outcome outcome(OpenDocument document, Verdict verdict, Attempt attempt, boolean inDoubt) {
        if (preset.resendsSafely(mode)) {
            return rules.outcome(document, verdict, attempt, inDoubt, true);
        }
        LookUp lookUp = preset.lookUp(document).orElse(null);
        if (lookUp == null || !inDoubt) {
            return rules.outcome(document, verdict, attempt, inDoubt, false);
        }
        inDoubtHere.add(document.id());
        Verdict later = verdict instanceof Verdict.Retry retry ? retry.notBefore(lookUp.settle()) : verdict;
        return rules.outcome(document, later, attempt, true, true);
    }
}
