package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A document as it is stored, without its payloads.
///
/// @param first false for a duplicate, or another document under a key the run has already
/// @param doubtful true if a try went unanswered, so that it may have arrived
/// @param fence of the slice that it was last handed out to; 0 if to none since it came to rest
/// @param tries how many attempts used up the retry policy
/// @param attempts how many attempts there were
/// @param due when it may be sent; the epoch for at once
/// @param message why it did not succeed, as stored
record DocumentRow(
        long id,
        RunId run,
        String stage,
        int split,
        NodeId call,
        DocumentKey key,
        String hash,
        boolean first,
        DocumentState state,
        Standing standing,
        boolean doubtful,
        long fence,
        long revision,
        int tries,
        int attempts,
        Instant due,
        @Nullable String code,
        @Nullable Payload message,
        @Nullable String field) {

    /// The same document, handed out to a slice.
    DocumentRow sentBy(Slice slice) {
        return next(state, Standing.SENT, inDoubtFor(slice), slice.fence(), revision);
    }

    /// The same document in a state that it got without an outcome of its own.
    DocumentRow settledAs(DocumentState settled) {
        return next(settled, Standing.SETTLED, doubtful, 0, revision);
    }

    /// The same document, no longer queued.
    DocumentRow released(DocumentState to, long itsRevision) {
        return next(to, to.isSettled() ? Standing.SETTLED : Standing.AT_REST, false, 0, itsRevision);
    }

    /// The same document after an outcome.
    DocumentRow after(Outcome outcome, @Nullable Payload closedMessage) {
        boolean waits = outcome.state() == DocumentState.WAITING;
        Instant retryAt = outcome.retryAt();
        return new DocumentRow(
                id,
                run,
                stage,
                split,
                call,
                key,
                hash,
                first,
                outcome.state(),
                waits ? Standing.AT_REST : Standing.SETTLED,
                // Once in doubt, a later answer proves nothing about the earlier try.
                doubtful
                        || state == DocumentState.UNKNOWN
                        || outcome.attempts().stream().anyMatch(attempt -> attempt.status() == null),
                0,
                revision,
                tries + (outcome.countsAsTry() ? outcome.attempts().size() : 0),
                attempts + outcome.attempts().size(),
                waits && retryAt != null ? retryAt : Instant.EPOCH,
                outcome.code(),
                closedMessage,
                outcome.field());
    }

    /// True if it may have reached the target without an answer, as far as this slice can know.
    boolean inDoubtFor(Slice slice) {
        return doubtful || (standing == Standing.SENT && fence < slice.fence());
    }

    /// True if it belongs on the work list.
    boolean isTroubled() {
        return switch (state) {
            case SUCCEEDED, UNCHANGED, DUPLICATE -> false;
            case WAITING -> attempts > 0;
            case REJECTED, FAILED, UNKNOWN, SUPERSEDED, CANCELLED -> true;
        };
    }

    private DocumentRow next(DocumentState to, Standing at, boolean inDoubt, long byFence, long itsRevision) {
        return new DocumentRow(
                id,
                run,
                stage,
                split,
                call,
                key,
                hash,
                first,
                to,
                at,
                inDoubt,
                byFence,
                itsRevision,
                tries,
                attempts,
                due,
                code,
                message,
                field);
    }
}
