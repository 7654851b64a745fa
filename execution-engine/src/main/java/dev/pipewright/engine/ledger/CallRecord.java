package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;
import org.jspecify.annotations.Nullable;

/// The record that a document was formed of, as it reached the call.
///
/// @param field the field that what became of the document is about, as the target names it
/// @param message what is wrong, as [dev.pipewright.model.Sentences] reads it
/// @param json the record, one line
public record CallRecord(
        long id,
        NodeId call,
        DocumentKey key,
        DocumentState state,
        @Nullable String field,
        String message,
        String json) {}
