package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.call.ErrorLimit;
import dev.pipewright.engine.call.Formation;
import dev.pipewright.engine.call.Lease;
import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.record.DataRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A target that answers as a test says, and remembers what it has by idempotency key.
final class MemoryTarget implements Target {

    /// How often each document's code was recorded; more than once is a mistake.
    final Map<String, Integer> recorded = new ConcurrentHashMap<>();

    /// How often each document's code was sent.
    final Map<String, Integer> sent = new ConcurrentHashMap<>();

    private final Map<String, Boolean> keys = new ConcurrentHashMap<>();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    ErrorLimit errorLimit = ErrorLimit.NONE;
    Function<OpenDocument, Outcome> answer = MemoryTarget::success;
    /// How long to wait before a document is taken; zero to take it.
    Function<OpenDocument, Duration> admission = _ -> Duration.ZERO;

    @Override
    public Formation form(DataRecord record) {
        if (!(record.fields().get("code") instanceof String code)) {
            return new Formation.Refused("no-document-code", "The order has no 'code'. Map it.", "code");
        }
        String json = CanonicalJson.text(record.fields());
        return new Formation.Formed(
                new DocumentKey(account(record), "ACME", "SALE", code),
                "memory",
                CanonicalJson.hash(record.fields()),
                Payload.of(json));
    }

    /// The field `account` if there is one, so that one target can be two.
    private static String account(DataRecord record) {
        return record.fields().get("account") instanceof String account ? account : "main";
    }

    @Override
    public ErrorLimit errorLimit() {
        return errorLimit;
    }

    @Override
    public Duration send(OpenDocument document, Lease lease, Consumer<Outcome> outcome) {
        if (!lease.covers(Duration.ofSeconds(1))) {
            return Duration.ofMillis(1);
        }
        Duration wait = admission.apply(document);
        if (!wait.isZero()) {
            return wait;
        }
        String code = document.key().code();
        sent.merge(code, 1, Integer::sum);
        calls.execute(() -> {
            Outcome told = answer.apply(document);
            if (told.state() == DocumentState.SUCCEEDED && keys.put(code + document.revision(), true) == null) {
                recorded.merge(code, 1, Integer::sum);
            }
            outcome.accept(told);
        });
        return wait;
    }

    static Outcome success(OpenDocument document) {
        return outcome(document, DocumentState.SUCCEEDED, null);
    }

    static Outcome outcome(OpenDocument document, DocumentState state, @Nullable Instant retryAt) {
        boolean good = state == DocumentState.SUCCEEDED;
        return new Outcome(
                document.id(),
                state,
                retryAt,
                true,
                List.of(new Attempt(Instant.EPOCH, Duration.ofMillis(1), 200, good ? "ok" : "busy", "", false)),
                good ? Payload.of("{\"total\":1}") : null,
                good ? null : "busy",
                good ? "" : "The target is busy.",
                null);
    }

    @Override
    public void close() {
        calls.close();
    }
}
