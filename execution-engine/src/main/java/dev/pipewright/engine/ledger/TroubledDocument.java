package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document that is neither succeeded nor unchanged, for the work list.
///
/// @param call the call that it is of
public record TroubledDocument(
        long id,
        NodeId call,
        DocumentKey key,
        DocumentState state,
        @Nullable String code,
        String message,
        @Nullable String field,
        List<Attempt> attempts,
        Payload request) {

    /// The cause that it has in common with others.
    public CauseKey cause() {
        return new CauseKey(call, state, code, field);
    }
}
