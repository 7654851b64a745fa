package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A target behind an HTTP connection. Each call runs on a virtual thread of its own, so that a slow one holds
/// only its own place at the gate.
final class HttpTarget implements Target {

    /// A lease that is too short may be renewed soon.
    private static final Duration UNTIL_RENEWED = Duration.ofMillis(50);

    private final HttpConnection connection;
    private final Preset preset;
    private final Mode mode;
    private final @Nullable RecordPermit permit;
    private final @Nullable Batching batching;
    private final OutcomeRules rules;
    private final ErrorLimit limit;
    private final Gate gate;
    private final Caller caller;
    private final Clock clock;
    private final Settling settling;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /// A target of one run.
    ///
    /// @param permit absent in an estimate run
    HttpTarget(
            HttpConnection connection,
            Preset preset,
            @Nullable RecordPermit permit,
            OutcomeRules rules,
            ErrorLimit limit,
            Gate gate,
            Caller caller,
            Clock clock) {
        this.connection = connection;
        this.preset = preset;
        this.mode = permit == null ? Mode.ESTIMATE : Mode.RECORD;
        this.permit = permit;
        this.batching = preset.batching().orElse(null);
        this.rules = rules;
        this.limit = limit;
        this.gate = gate;
        this.caller = caller;
        this.clock = clock;
        this.settling = new Settling(connection, preset, mode, rules, gate, caller, clock);
    }

    @Override
    public Formation form(DataRecord record) {
        return preset.form(record, mode);
    }

    @Override
    public ErrorLimit errorLimit() {
        return limit;
    }

    @Override
    public Duration send(OpenDocument document, Lease lease, Consumer<Outcome> outcome) throws InterruptedException {
        HttpCall call = preset.call(document, mode);
        refuseSideEffects(call);
        boolean asksFirst = document.inDoubt() && !preset.resendsSafely(mode);
        if (asksFirst) {
            LookUp lookUp = preset.lookUp(document).orElse(null);
            if (lookUp == null) {
                outcome.accept(rules.notSent(document));
                return Duration.ZERO;
            }
            if (settling.isFirstDoubt(document)) {
                // An earlier process sent it, perhaps just now: its call may still be on the way.
                outcome.accept(
                        rules.lookedUpLater(document, connection.longestCall().plus(lookUp.settle())));
                return Duration.ZERO;
            }
        }
        return enter(
                List.of(document),
                lease,
                outcome,
                () -> outcome.accept(settling.settle(document, call, asksFirst, lease)));
    }

    @Override
    public int most() {
        return batching == null ? 1 : batching.most();
    }

    /// What is in doubt goes by itself: nobody knows any more in which batch it was.
    @Override
    public boolean takes(List<OpenDocument> batch, OpenDocument next) {
        return batching != null && !batch.getFirst().inDoubt() && !next.inDoubt() && batching.takes(batch, next);
    }

    @Override
    public Duration send(List<OpenDocument> batch, Lease lease, Consumer<Outcome> outcome) throws InterruptedException {
        if (batching == null) {
            throw new IllegalArgumentException("one document a call, not " + batch.size());
        }
        refuseSideEffects(batching.call(batch));
        var batchCalls = new BatchCalls(
                connection,
                preset,
                batching,
                mode,
                () -> settling.mayGoOn(lease),
                gate::learn,
                clock,
                settling.telling(lease, outcome));
        return enter(batch, lease, outcome, () -> batchCalls.settle(batch));
    }

    private void refuseSideEffects(HttpCall call) {
        if (permit == null && !preset.isFreeOfSideEffects(call)) {
            throw new ConnectorException(
                    ConnectorException.Kind.SETTINGS,
                    Sentence.of("engine.estimateMayNotCall", "method", call.method(), "path", call.path()));
        }
    }

    /// Makes calls about documents once the gate lets them.
    private Duration enter(List<OpenDocument> documents, Lease lease, Consumer<Outcome> outcome, Runnable calls)
            throws InterruptedException {
        return switch (gate.enter(caller)) {
            case Admission.Entered _ -> {
                // Last of all, as the process may have stood still anywhere before.
                if (!lease.covers(connection.longestCall())) {
                    gate.leave();
                    yield UNTIL_RENEWED;
                }
                start(calls);
                yield Duration.ZERO;
            }
            case Admission.Later later -> later.pause();
            case Admission.UsedUp usedUp -> {
                documents.forEach(document -> outcome.accept(rules.nextDay(document, usedUp.pause(), usedUp.until())));
                yield Duration.ZERO;
            }
        };
    }

    /// Makes calls on a thread of their own; the place at the gate is taken already.
    private void start(Runnable work) {
        boolean started = false;
        try {
            Verdict.Stop reason = settling.stop();
            if (reason != null) {
                throw new ConnectorException(reason.kind(), reason.message());
            }
            calls.execute(() -> {
                try {
                    work.run();
                } finally {
                    gate.leave();
                }
            });
            started = true;
        } finally {
            if (!started) {
                gate.leave();
            }
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
