package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.model.record.DataRecord;

/// The rules of one kind of target: how a document is formed and sent, and what its answers mean. Has no state.
interface Preset {

    /// Forms the document a record is about. The fields that choose between estimate and record belong to the
    /// preset: it writes them last, and they do not count in the request's hash.
    Formation form(DataRecord record, Mode mode);

    /// The call that sends a document.
    HttpCall call(OpenDocument document, Mode mode);

    /// True if a call leaves nothing behind at the target.
    boolean isFreeOfSideEffects(HttpCall call);

    /// True if sending the same document again with the same key does nothing twice, so that a lost answer is asked
    /// for again by sending again.
    boolean resendsSafely(Mode mode);

    Verdict read(HttpExchange answer);
}
