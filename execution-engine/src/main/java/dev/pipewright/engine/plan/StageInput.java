package dev.pipewright.engine.plan;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;

/// Where a stage's records come from.
public sealed interface StageInput {

    Node node();

    default NodeId id() {
        return node().id();
    }

    /// Read from the source itself; each split by itself.
    record Read(Node.Source node) implements StageInput {}

    /// Read from the segments that an earlier stage landed the source in.
    ///
    /// @param stage the name of the stage that landed them
    record Landed(Node.Source node, String stage) implements StageInput {}

    /// The documents of a call that succeeded or are unchanged, each with its answer.
    record Settled(Node.ApiCall node) implements StageInput {}
}
