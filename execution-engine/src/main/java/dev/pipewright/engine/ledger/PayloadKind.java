package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import org.jspecify.annotations.Nullable;

/// What a stored payload is, and how it is closed and opened.
enum PayloadKind {
    REQUEST,
    CARRIED,
    RESPONSE,
    RESULT,
    /// The message and raw input of a rejected record.
    REJECTED,
    /// A sentence about an outcome, which may quote the target.
    MESSAGE,
    /// The calls of an attempt.
    CALLS,
    /// What a person noted.
    NOTE;

    Payload close(Seal seal, TenantId tenant, Payload plain) {
        return Payload.of(seal.close(tenant, word(), plain.bytes()));
    }

    Payload open(Seal seal, TenantId tenant, Payload closed) {
        return Payload.of(seal.open(tenant, word(), closed.bytes()));
    }

    /// Closes a text; an empty one is not stored.
    @Nullable
    Payload closeText(Seal seal, TenantId tenant, String text) {
        return text.isEmpty() ? null : close(seal, tenant, Payload.of(text));
    }

    String openText(Seal seal, TenantId tenant, @Nullable Payload closed) {
        return closed == null ? "" : open(seal, tenant, closed).text();
    }

    private String word() {
        return switch (this) {
            case REQUEST -> "request";
            case CARRIED -> "carried";
            case RESPONSE -> "response";
            case RESULT -> "result";
            case REJECTED -> "rejected";
            case MESSAGE -> "message";
            case CALLS -> "calls";
            case NOTE -> "note";
        };
    }
}
