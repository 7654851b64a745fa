package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.engine.ledger.OpenDocument;
import java.util.List;
import java.util.Map;

/// How several documents go to a target in one call. Has no state.
interface Batching {

    /// How many documents a call takes at most; at least 2.
    int most();

    /// True if a document may go in one call with others.
    ///
    /// @param batch at least one
    boolean takes(List<OpenDocument> batch, OpenDocument next);

    /// The call that sends a batch.
    HttpCall call(List<OpenDocument> batch);

    /// What an accepted call says of each document, as if that had been sent alone: by the document's id, without those
    /// of which it says nothing.
    Map<Long, HttpExchange> answers(List<OpenDocument> batch, HttpExchange answer);
}
