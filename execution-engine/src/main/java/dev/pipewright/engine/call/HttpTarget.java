package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.connectors.http.NoAnswerException;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.model.record.DataRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A target behind an HTTP connection. Each call runs on a virtual thread of its own, so that a slow one holds only
/// its own place at the gate.
final class HttpTarget implements Target {

    private final HttpConnection connection;
    private final Preset preset;
    private final Mode mode;
    private final @Nullable RecordPermit permit;
    private final OutcomeRules rules;
    private final Gate gate;
    private final Clock clock;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Verdict.@Nullable Stop> stop = new AtomicReference<>();

    /// A target of one run.
    ///
    /// @param permit absent in an estimate run
    HttpTarget(
            HttpConnection connection,
            Preset preset,
            @Nullable RecordPermit permit,
            OutcomeRules rules,
            Gate gate,
            Clock clock) {
        this.connection = connection;
        this.preset = preset;
        this.mode = permit == null ? Mode.ESTIMATE : Mode.RECORD;
        this.permit = permit;
        this.rules = rules;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public Formation form(DataRecord record) {
        return preset.form(record, mode);
    }

    @Override
    public void send(OpenDocument document, Consumer<Outcome> outcome) throws InterruptedException {
        HttpCall call = preset.call(document, mode);
        if (permit == null && !preset.isFreeOfSideEffects(call)) {
            throw new ConnectorException(
                    ConnectorException.Kind.SETTINGS,
                    "An estimate may not call " + call.method() + " " + call.path()
                            + ", which may leave something behind."
                            + " Declare the call free of side effects, or run in record mode.");
        }
        gate.enter();
        Verdict.Stop reason = stop.get();
        if (reason != null) {
            gate.leave();
            throw new ConnectorException(ConnectorException.Kind.CREDENTIALS, reason.message());
        }
        calls.execute(() -> {
            try {
                outcome.accept(settle(document, call));
            } finally {
                gate.leave();
            }
        });
    }

    private Outcome settle(OpenDocument document, HttpCall call) {
        Instant at = clock.instant();
        long started = System.nanoTime();
        Verdict verdict;
        Integer status = null;
        try {
            HttpExchange answer = connection.send(call);
            status = answer.status();
            verdict = preset.read(answer);
        } catch (NoAnswerException e) {
            verdict = new Verdict.Retry("no-answer", e.getMessage(), e.mayHaveArrived());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        gate.learn(verdict);
        if (verdict instanceof Verdict.Stop reason) {
            stop.compareAndSet(null, reason);
        }
        var attempt = new Attempt(at, took, status, verdict.code(), verdict.message());
        return rules.outcome(document, verdict, attempt, preset.resendsSafely(mode));
    }

    @Override
    public void close() {
        calls.close();
    }
}
