package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A document as it is stored, without its payloads.
///
/// @param via how it is sent, in words
/// @param first false for a duplicate, or another document under a key the run has already
/// @param doubtful true if a try of it may have arrived unnoticed
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
        String via,
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
    DocumentRow sentBy(Slice slice, boolean inDoubt) {
        return next(state, Standing.SENT, inDoubt, slice.fence(), revision, tries, attempts, due, reason());
    }

    /// The same document in a state that it got without an outcome of its own.
    DocumentRow settledAs(DocumentState settled) {
        return settledAs(settled, reason());
    }

    /// The same document in a state that it got without an outcome of its own, for a reason.
    DocumentRow settledAs(DocumentState settled, Reason why) {
        return next(settled, Standing.SETTLED, doubtful, 0, revision, tries, attempts, due, why);
    }

    /// The same document, given up while it waited behind another.
    ///
    /// @param itsRevision of the one in front: what is formed later has a higher one
    DocumentRow givenUpBehind(long itsRevision, Reason why) {
        return next(DocumentState.CANCELLED, Standing.SETTLED, doubtful, 0, itsRevision, tries, attempts, due, why);
    }

    /// The same document, taken up again after the end of its run gave it up: with all its tries before it.
    DocumentRow takenUp(DocumentState to, Standing at, long itsRevision, Reason why) {
        return next(to, at, false, 0, itsRevision, 0, attempts, Instant.EPOCH, why);
    }

    /// Likewise, if it may have arrived.
    DocumentRow takenUpInDoubt() {
        return next(
                DocumentState.WAITING, Standing.AT_REST, true, 0, revision, 0, attempts, Instant.EPOCH, Reason.NONE);
    }

    /// The same document, no longer queued.
    DocumentRow released(DocumentState to, long itsRevision) {
        Standing at = to.isSettled() ? Standing.SETTLED : Standing.AT_REST;
        return next(to, at, false, 0, itsRevision, 0, attempts, Instant.EPOCH, reason());
    }

    /// The same document, whose turn it is to have the unknown one before it sent again.
    DocumentRow roused() {
        return next(state, Standing.AT_REST, doubtful, 0, revision, tries, attempts, Instant.EPOCH, reason());
    }

    /// The same document after an outcome of the unknown one before it, which will be asked for again.
    DocumentRow afterTryOfEarlier(Outcome outcome) {
        return next(
                state,
                Standing.AT_REST,
                doubtful,
                0,
                revision,
                tries + counted(outcome),
                attempts,
                dueAfter(outcome),
                reason());
    }

    /// The same document, unknown as before, after another attempt.
    DocumentRow stillUnknown(Outcome outcome) {
        return next(
                state,
                standing,
                doubtful,
                fence,
                revision,
                tries,
                attempts + outcome.attempts().size(),
                due,
                reason());
    }

    /// The same document after an outcome.
    DocumentRow after(Outcome outcome, @Nullable Payload closedMessage) {
        boolean waits = outcome.state() == DocumentState.WAITING;
        boolean asBefore = waits && outcome.code() == null;
        return next(
                outcome.state(),
                waits ? Standing.AT_REST : Standing.SETTLED,
                // Once in doubt, a later answer proves nothing about the earlier try.
                doubtful
                        || state == DocumentState.UNKNOWN
                        || outcome.attempts().stream().anyMatch(Attempt::mayHaveArrived),
                0,
                revision,
                tries + counted(outcome),
                attempts + outcome.attempts().size(),
                waits ? dueAfter(outcome) : Instant.EPOCH,
                asBefore ? reason() : new Reason(outcome.code(), closedMessage, outcome.field()));
    }

    /// True if it may have reached the target without an answer, as far as this slice can know.
    boolean inDoubtFor(Slice slice) {
        return doubtful || (standing == Standing.SENT && fence < slice.fence());
    }

    /// True if it belongs on the work list.
    boolean isTroubled() {
        return switch (state) {
            case SUCCEEDED, UNCHANGED, DUPLICATE -> false;
            case WAITING -> attempts > 0 || code != null;
            case REJECTED, FAILED, UNKNOWN, SUPERSEDED, CANCELLED -> true;
        };
    }

    /// Why a document did not succeed.
    ///
    /// @param message as stored
    record Reason(
            @Nullable String code,
            @Nullable Payload message,
            @Nullable String field) {

        /// There is none.
        static final Reason NONE = new Reason(null, null, null);
    }

    private Reason reason() {
        return new Reason(code, message, field);
    }

    private static int counted(Outcome outcome) {
        return outcome.countsAsTry() ? outcome.attempts().size() : 0;
    }

    private static Instant dueAfter(Outcome outcome) {
        Instant retryAt = outcome.retryAt();
        return retryAt == null ? Instant.EPOCH : retryAt;
    }

    private DocumentRow next(
            DocumentState to,
            Standing at,
            boolean inDoubt,
            long byFence,
            long itsRevision,
            int itsTries,
            int itsAttempts,
            Instant itsDue,
            Reason why) {
        return new DocumentRow(
                id,
                run,
                stage,
                split,
                call,
                key,
                via,
                hash,
                first,
                to,
                at,
                inDoubt,
                byFence,
                itsRevision,
                itsTries,
                itsAttempts,
                itsDue,
                why.code(),
                why.message(),
                why.field());
    }
}
