package dev.pipewright.engine.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of sending a document.
///
/// @param state [DocumentState#WAITING] puts it back until `retryAt`
/// @param countsAsTry false if the attempt does not use up the retry policy, as when the target asked to wait
/// @param response the target's answer as JSON in UTF-8; present if and only if the document succeeded
/// @param code a short name for the cause if it did not succeed: the target's own code where it has one
/// @param message a sentence for a person; empty if it succeeded
/// @param field the request field the target complained about
public record Outcome(
        long documentId,
        DocumentState state,
        @Nullable Instant retryAt,
        boolean countsAsTry,
        List<Attempt> attempts,
        @Nullable Payload response,
        @Nullable String code,
        String message,
        @Nullable String field) {}
