package dev.pipewright.engine.preview;

import dev.pipewright.model.NodeId;

/// A node that a record has left.
///
/// @param left which of those that left it, from 0
public record Passed(NodeId node, int left) {}
