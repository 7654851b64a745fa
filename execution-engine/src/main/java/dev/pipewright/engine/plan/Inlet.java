package dev.pipewright.engine.plan;

import dev.pipewright.model.NodeId;

/// Where records enter a node.
///
/// @param port the name of the input; [dev.pipewright.model.Edge#IN] where there is only one
public record Inlet(NodeId node, String port) {}
