package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.Sentences;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt with its message closed.
///
/// @param number of the attempt within its document, from 1
record StoredAttempt(
        long document,
        int number,
        Instant at,
        Duration took,
        @Nullable Integer status,
        String code,
        @Nullable Payload message,
        boolean mayHaveArrived) {

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
