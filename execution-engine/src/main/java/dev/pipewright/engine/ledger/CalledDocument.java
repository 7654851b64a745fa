package dev.pipewright.engine.ledger;

import java.util.List;

/// A document with the calls that were made about it.
///
/// @param calls the first one first; none if it was not sent, or they are not kept any more
public record CalledDocument(long id, DocumentKey key, DocumentState state, List<LoggedCall> calls) {

    public CalledDocument {
        calls = List.copyOf(calls);
    }
}
