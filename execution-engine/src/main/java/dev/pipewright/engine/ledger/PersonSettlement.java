package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.model.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts into effect what a person found out about unknown documents, within one transaction: the last resort,
/// when no run can ask the target. A run that can goes first.
final class PersonSettlement {

    private final RunId run;
    private final Finding finding;
    private final Payload answer;
    private final OwnReasons reasons;
    private final DocumentChanges changes;

    /// Locks the documents and their effects.
    ///
    /// @param answer what stands for the target's, closed
    PersonSettlement(
            RunId run,
            Mode mode,
            List<Long> ids,
            Finding finding,
            Payload answer,
            OwnReasons reasons,
            LedgerTables tables) {
        this.run = run;
        this.finding = finding;
        this.answer = answer;
        this.reasons = reasons;
        this.changes = new DocumentChanges(mode, 0, ids, tables);
    }

    /// Settles a document.
    ///
    /// @throws WorkRefusedException if it is not unknown, or another run is asking the target about it
    void settle(long id) {
        DocumentRow row = changes.row(id);
        if (row == null || !row.run().equals(run)) {
            throw new WorkRefusedException(Sentence.of("engine.notInRun", "document", id));
        }
        if (row.state() != DocumentState.UNKNOWN) {
            throw new WorkRefusedException(
                    Sentence.of("engine.notUnknown", "code", row.key().code()));
        }
        Effect held = changes.heldBy(row);
        refuseWhileAwaited(row, held);
        DocumentRow after = finding.isThere()
                ? row.settledAs(DocumentState.SUCCEEDED, reasons.saidThere(finding.person()))
                : row.settledAs(DocumentState.FAILED, reasons.saidMissing(finding.person()));
        changes.change(row, after);
        if (finding.isThere()) {
            changes.answered(after, answer);
        }
        if (held != null) {
            changes.hold(
                    row.key(), finding.isThere() ? held.recorded(after.revision(), after.hash(), answer) : held.free());
        }
    }

    /// A later run that has the document asks the target by itself, and what it sends again for that may arrive
    /// at any moment.
    private void refuseWhileAwaited(DocumentRow row, @Nullable Effect held) {
        if (held != null && held.queued() != 0) {
            DocumentRow behind = changes.present(held.queued());
            throw new WorkRefusedException(
                    Sentence.of("engine.beingAsked", "code", row.key().code(), "run", behind.run()));
        }
    }

    /// Writes what changed.
    void write() {
        changes.write();
    }
}
