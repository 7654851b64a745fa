package dev.pipewright.engine.ledger;

import java.util.List;

/// A document with all the tries it took, for a person who wants to know what happened.
///
/// @param attempts oldest first; empty if it was never sent
public record TriedDocument(long id, DocumentKey key, DocumentState state, List<Attempt> attempts) {

    public TriedDocument {
        attempts = List.copyOf(attempts);
    }
}
