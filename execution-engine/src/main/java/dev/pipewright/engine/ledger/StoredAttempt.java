package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
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

    Attempt open(Seal seal, TenantId tenant) {
        return new Attempt(at, took, status, code, PayloadKind.MESSAGE.openText(seal, tenant, message), mayHaveArrived);
    }
}
