package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Hands documents out and puts their outcomes into effect, within one transaction.
final class Settlement {

    private final Slice slice;
    private final OwnReasons reasons;
    private final DocumentChanges changes;

    /// A document that is sent now.
    ///
    /// @param tries how often that was tried before
    record HandedOut(DocumentRow document, int tries, boolean inDoubt) {}

    /// Locks the documents and their effects.
    Settlement(Slice slice, Collection<Long> ids, OwnReasons reasons, LedgerTables tables) {
        this.slice = slice;
        this.reasons = reasons;
        this.changes = new DocumentChanges(slice.mode(), slice.fence(), ids, tables);
    }

    @Nullable
    DocumentRow row(long id) {
        return changes.row(id);
    }

    /// Writes what changed.
    void write() {
        changes.write();
    }

    /// Hands a document out, or instead the unknown one that it waits for.
    ///
    /// @return null if nothing is to be sent
    @Nullable
    HandedOut send(long id) {
        DocumentRow row = changes.row(id);
        if (row == null || row.state() != DocumentState.WAITING || row.standing() == Standing.QUEUED) {
            return null;
        }
        Effect awaited = changes.awaitedBy(row);
        if (awaited != null) {
            return sendEarlier(row, awaited);
        }
        DocumentRow sent = row.sentBy(slice, isInDoubt(row));
        changes.change(row, sent);
        Effect held = changes.heldBy(row);
        if (held != null) {
            changes.hold(row.key(), held.held(Effect.Hold.UNDER_WAY));
        }
        return new HandedOut(sent, sent.tries(), sent.doubtful());
    }

    private @Nullable HandedOut sendEarlier(DocumentRow row, Effect awaited) {
        DocumentRow earlier = changes.present(awaited.holder());
        if (!earlier.via().equals(row.via())) {
            block(row, awaited);
            return null;
        }
        changes.change(row, row.sentBy(slice, false));
        return new HandedOut(earlier, row.tries(), true);
    }

    /// Puts an outcome into effect.
    ///
    /// @return false, and nothing changes, if the document is settled already, or is another run's again
    boolean settle(ClosedOutcome closed) {
        Outcome outcome = closed.outcome();
        DocumentRow row = changes.row(outcome.documentId());
        if (row != null && row.state() == DocumentState.WAITING && !row.run().equals(slice.run())) {
            // It was unknown when it was handed out, and its own run was restarted: that finds out by itself.
            return false;
        }
        if (row == null || !(belongs(row) || row.state().isSettled())) {
            throw new IllegalArgumentException("an outcome for a document of another split: " + outcome.documentId());
        }
        if (row.standing() == Standing.QUEUED) {
            throw new IllegalArgumentException(
                    "an outcome for a document that was not handed out: " + outcome.documentId());
        }
        if (row.state() == DocumentState.UNKNOWN) {
            findOut(row, closed);
            return true;
        }
        if (row.state().isSettled()) {
            return false;
        }
        settle(row, row.after(outcome, closed.message()), closed.response());
        return true;
    }

    /// What is unknown was asked for again, by its own run or by the one that waits behind it.
    private void findOut(DocumentRow row, ClosedOutcome closed) {
        Outcome outcome = closed.outcome();
        switch (outcome.state()) {
            case WAITING, UNKNOWN -> {
                changes.change(row, row.stillUnknown(outcome));
                stillUnknown(row, outcome);
            }
            case SUCCEEDED -> {
                // Its own run has passed on what succeeded and may be over: the result is the later run's.
                DocumentRow after = belongs(row)
                        ? row.after(outcome, closed.message())
                        : row.stillUnknown(outcome).settledAs(DocumentState.SUPERSEDED, reasons.foundOut(slice.run()));
                settle(row, after, closed.response());
            }
            case UNCHANGED, DUPLICATE, REJECTED, FAILED, SUPERSEDED, CANCELLED ->
                settle(row, row.after(outcome, closed.message()), null);
        }
    }

    /// The document for which an unknown one was sent again tries once more, or gives up; if a newer one has taken
    /// its place, that one tries.
    private void stillUnknown(DocumentRow unknown, Outcome outcome) {
        Effect effect = changes.heldBy(unknown);
        if (effect == null || effect.queued() == 0) {
            return;
        }
        DocumentRow behind = changes.present(effect.queued());
        boolean tried = belongs(behind) && behind.standing() == Standing.SENT && behind.fence() == slice.fence();
        if (tried && outcome.state() == DocumentState.WAITING) {
            changes.change(behind, behind.afterTryOfEarlier(outcome));
        } else if (tried) {
            block(behind, effect);
        }
    }

    /// @param answer the target's, if it accepted the document
    private void settle(DocumentRow before, DocumentRow after, @Nullable Payload answer) {
        changes.change(before, after);
        if (answer != null && after.state() == DocumentState.SUCCEEDED) {
            changes.answered(after, answer);
        }
        Effect held = changes.heldBy(before);
        if (held != null) {
            changes.hold(
                    before.key(),
                    answer == null ? following(held, after) : held.recorded(after.revision(), after.hash(), answer));
        }
    }

    private static Effect following(Effect effect, DocumentRow after) {
        return switch (after.state()) {
            case WAITING -> effect.held(after.doubtful() ? Effect.Hold.UNDER_WAY : Effect.Hold.AT_REST);
            case UNKNOWN -> effect.held(Effect.Hold.UNKNOWN);
            case REJECTED -> effect.refused();
            case SUCCEEDED, UNCHANGED, DUPLICATE, FAILED, SUPERSEDED, CANCELLED -> effect.free();
        };
    }

    /// Gives a document up that nobody will send any more.
    void giveUp(long id) {
        DocumentRow row = changes.row(id);
        if (row == null || row.state() != DocumentState.WAITING) {
            return;
        }
        Effect awaited = changes.awaitedBy(row);
        if (awaited != null) {
            changes.change(row, row.givenUpBehind(awaited.lastRevision(), reasons.ended()));
            changes.leaveQueue(row, awaited);
            return;
        }
        boolean unknown = isInDoubt(row);
        changes.change(
                row,
                unknown
                        ? row.settledAs(DocumentState.UNKNOWN, reasons.endedInDoubt())
                        : row.settledAs(DocumentState.CANCELLED, reasons.ended()));
        Effect held = changes.heldBy(row);
        if (held != null) {
            changes.hold(row.key(), unknown ? held.held(Effect.Hold.UNKNOWN) : held.free());
        }
    }

    /// Gives a document up because nobody can say what became of an earlier one.
    private void block(DocumentRow row, Effect awaited) {
        DocumentRow earlier = changes.present(awaited.holder());
        changes.change(row, row.settledAs(DocumentState.FAILED, reasons.blocked(earlier.run())));
        changes.leaveQueue(row, awaited);
    }

    private boolean belongs(DocumentRow row) {
        return row.run().equals(slice.run()) && row.stage().equals(slice.stage()) && row.split() == slice.split();
    }

    /// Estimates leave nothing behind that one could be in doubt about.
    private boolean isInDoubt(DocumentRow row) {
        return slice.mode() == Mode.RECORD && row.inDoubtFor(slice);
    }
}
