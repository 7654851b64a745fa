package dev.pipewright.engine.plan;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;

/// Where a stage's records go.
public sealed interface StageEnd {

    Node node();

    default NodeId id() {
        return node().id();
    }

    /// Each record forms a document of the call.
    record Call(Node.ApiCall node) implements StageEnd {}

    /// Each record is written.
    record Write(Node.Sink node) implements StageEnd {}

    /// The source's records are kept in segments for later stages.
    record Land(Node.Source node) implements StageEnd {}
}
