package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An outcome with its payloads closed.
record ClosedOutcome(
        Outcome outcome,
        @Nullable Payload response,
        @Nullable Payload message,
        List<StoredAttempt> attempts) {

    private static final Set<DocumentState> POSSIBLE = EnumSet.of(
            DocumentState.WAITING,
            DocumentState.SUCCEEDED,
            DocumentState.REJECTED,
            DocumentState.FAILED,
            DocumentState.UNKNOWN,
            DocumentState.CANCELLED);

    static ClosedOutcome of(Outcome outcome, Seal seal, TenantId tenant) {
        if (!POSSIBLE.contains(outcome.state())) {
            throw new IllegalArgumentException("not an outcome of sending: " + outcome.state());
        }
        Payload response = outcome.response();
        if ((outcome.state() == DocumentState.SUCCEEDED) != (response != null)) {
            throw new IllegalArgumentException(
                    "an outcome has a response if and only if it succeeded: document " + outcome.documentId());
        }
        var attempts = outcome.attempts().stream()
                .map(attempt -> StoredAttempt.of(outcome.documentId(), attempt, seal, tenant))
                .toList();
        return new ClosedOutcome(
                outcome,
                response == null ? null : PayloadKind.RESPONSE.close(seal, tenant, response),
                PayloadKind.MESSAGE.closeText(seal, tenant, outcome.message()),
                attempts);
    }

    /// The attempts, numbered on after those the document has.
    List<StoredAttempt> attemptsAfter(int present) {
        var numbered = new ArrayList<StoredAttempt>();
        int number = present;
        for (StoredAttempt attempt : attempts) {
            number++;
            numbered.add(attempt.numbered(number));
        }
        return numbered;
    }
}
