package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.Sentences;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt with its payloads closed.
///
/// @param number of the attempt within its document, from 1
/// @param calls absent where attempts are read
record StoredAttempt(
        long document,
        int number,
        Instant at,
        Duration took,
        @Nullable Integer status,
        String code,
        @Nullable Payload message,
        boolean mayHaveArrived,
        @Nullable Payload calls) {

    /// Closes an attempt.
    static StoredAttempt of(long document, Attempt attempt, Seal seal, TenantId tenant) {
        Payload calls = attempt.calls();
        return new StoredAttempt(
                document,
                0,
                attempt.at(),
                attempt.took(),
                attempt.status(),
                attempt.code(),
                PayloadKind.MESSAGE.closeText(seal, tenant, attempt.message()),
                attempt.mayHaveArrived(),
                calls == null ? null : PayloadKind.CALLS.close(seal, tenant, calls));
    }

    /// The same with its place among those of its document.
    StoredAttempt numbered(int place) {
        return new StoredAttempt(document, place, at, took, status, code, message, mayHaveArrived, calls);
    }

    /// The attempt with its message in English.
    Attempt open(Seal seal, TenantId tenant) {
        return said(Sentences.english().read(words(seal, tenant)));
    }

    /// The attempt with its message as it was kept.
    Attempt asKept(Seal seal, TenantId tenant) {
        return said(words(seal, tenant));
    }

    private Attempt said(String words) {
        return new Attempt(at, took, status, code, words, mayHaveArrived);
    }

    private String words(Seal seal, TenantId tenant) {
        return PayloadKind.MESSAGE.openText(seal, tenant, message);
    }
}
