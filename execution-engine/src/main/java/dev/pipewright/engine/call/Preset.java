package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import java.util.Optional;

/// The rules of one kind of target: how a document is formed and sent, and what its answers mean. Has no state.
interface Preset {

    /// A call that was made for a document, and its answer.
    record Answered(HttpCall call, HttpExchange answer) {}

    /// Forms the document a record is about. The fields that choose between estimate and record belong to the
    /// preset: it writes them last, and they do not count in the request's hash.
    Formation form(DataRecord record, Mode mode);

    /// The call that sends a document, or the first of those that do.
    HttpCall call(OpenDocument document, Mode mode);

    /// The call that goes on after those that were answered, where one is not all; empty if they are all.
    ///
    /// @param answered at least one, the latest last
    default Optional<HttpCall> next(OpenDocument document, Mode mode, List<Answered> answered) {
        return Optional.empty();
    }

    /// What the answers mean.
    ///
    /// @param answered at least one; the last is the one that decides
    Verdict read(OpenDocument document, Mode mode, List<Answered> answered);

    /// True if a call leaves nothing behind at the target.
    boolean isFreeOfSideEffects(HttpCall call);

    /// True if all calls about a document leave nothing behind, so that there is nothing to be in doubt about.
    boolean leavesNothing(Mode mode);

    /// True if sending the same document again with the same key does nothing twice, so that a lost answer is asked
    /// for again by sending again.
    boolean resendsSafely(Mode mode);

    /// How several documents go in one call; empty if each goes by itself.
    default Optional<Batching> batching() {
        return Optional.empty();
    }

    /// How to find out whether the target has a document; empty if it cannot be asked.
    default Optional<LookUp> lookUp(OpenDocument document) {
        return Optional.empty();
    }
}
