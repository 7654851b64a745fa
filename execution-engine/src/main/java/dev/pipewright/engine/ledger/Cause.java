package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why documents or records of a run did not get through: one cause, however many it hit.
///
/// @param node the call that the documents are of, or the node that refused the records
/// @param state what became of the documents; absent if records were refused
/// @param code a short name, as in [RejectedRecord]; absent if the state says it all
/// @param field the field it is about
/// @param message what is wrong and what to do, as the first one says it and [dev.pipewright.model.Sentences] reads it;
///     empty if the state says it all
/// @param count how many it hit
/// @param examples the first few: the codes of documents, or the raw input of records
/// @param patterns what the values of the field look like, as far as they were looked at
public record Cause(
        NodeId node,
        @Nullable DocumentState state,
        @Nullable String code,
        @Nullable String field,
        String message,
        long count,
        List<String> examples,
        List<ValuePattern> patterns) {

    public Cause {
        examples = List.copyOf(examples);
        patterns = List.copyOf(patterns);
    }

    /// What those that it hit have in common.
    public CauseKey key() {
        return new CauseKey(node, state, code, field);
    }
}
