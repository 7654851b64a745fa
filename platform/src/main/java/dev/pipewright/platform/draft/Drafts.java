package dev.pipewright.platform.draft;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The drafts of the tenants' pipelines; each pipeline has one, and everybody who edits it takes part in it. Safe
/// for use by many threads.
public interface Drafts {

    Optional<Draft> open(TenantId tenant, String pipeline);

    /// The draft of a pipeline that was removed, as it was last.
    Optional<Draft> removed(TenantId tenant, String pipeline);

    /// The draft as it was when it last meant something: of thousands of edits, the newest are looked through.
    ///
    /// @param contentHash of what it meant, as in the origin of a file
    Optional<Drawing> stateOf(TenantId tenant, String pipeline, String contentHash);

    /// The saved edits behind a number, in the order of the log.
    List<SavedEdit> after(TenantId tenant, String pipeline, long seq);

    /// Applies an edit to the draft as it is now, appends it to the log and tells everybody who watches. When it
    /// returns, the edit is committed. A proposal whose edit id is known changes nothing and gets the same answer.
    /// One whose author had not seen all is merged with what others have done since.
    ///
    /// @param author the name of a person
    /// @throws OvertakenException if others have written something else at the same place, or removed what the
    ///     edit is about; nothing is changed
    /// @throws dev.pipewright.model.edit.EditRefusedException if the edit does not fit the draft any more
    SavedEdit propose(TenantId tenant, String pipeline, String author, Proposal proposal);

    /// Makes the draft another drawing by one edit, which can be taken back as one.
    ///
    /// @param author the name of a person
    /// @param target given the draft as it is now, which nobody else changes meanwhile; may throw, and nothing is
    ///     changed then
    /// @return empty if the draft is that drawing already
    Optional<SavedEdit> become(TenantId tenant, String pipeline, String author, UnaryOperator<Drawing> target);

    /// Takes back the author's last edit that is not taken back yet, by appending its inverse.
    ///
    /// @return the last of the edits that do so, which are several for a command of several parts; empty if
    ///     there is nothing to take back
    /// @throws dev.pipewright.model.edit.EditRefusedException if someone changed the same thing since
    Optional<SavedEdit> undo(TenantId tenant, String pipeline, String author);

    /// Brings back what the author took back last.
    ///
    /// @return the last of the edits that do so; empty if there is nothing to bring back
    /// @throws dev.pipewright.model.edit.EditRefusedException if someone changed the same thing since
    Optional<SavedEdit> redo(TenantId tenant, String pipeline, String author);

    /// Tells each edit that is saved from now on, in the order of the log, whoever made it and on whatever node.
    ///
    /// @param listener must not wait; it is called by any thread
    Watch watch(TenantId tenant, String pipeline, Consumer<SavedEdit> listener);

    /// A listener that is told edits until it is closed.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
