package dev.pipewright.engine.plan;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import java.util.List;

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

    /// Read from the segments of all stages that end in an exchange before the node, in the order it needs.
    ///
    /// @param stages the names of these stages
    record Exchanged(Node node, List<Node.Sort.Key> keys, List<String> stages) implements StageInput {
        public Exchanged {
            keys = List.copyOf(keys);
            stages = List.copyOf(stages);
        }
    }

    /// The documents of a call that succeeded or are unchanged, each with its answer.
    record Settled(Node.ApiCall node) implements StageInput {}
}
