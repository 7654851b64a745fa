package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import org.jspecify.annotations.Nullable;

/// Data that a node refused, kept with its reason and the raw input.
///
/// @param code a short name for the cause, for grouping, as in `unreadable`, `expression`, `unmapped-value`
/// @param message what is wrong and what to do, in a sentence
/// @param field the field it is about
/// @param raw the record as JSON, or the input as it was read
public record RejectedRecord(
        NodeId node, String code, String message, @Nullable String field, Origin origin, String raw) {}
