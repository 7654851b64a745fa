package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;

/// A document that a selection means.
///
/// @param call the call that it is of
public record SelectedDocument(long id, NodeId call, DocumentKey key, DocumentState state) {}
