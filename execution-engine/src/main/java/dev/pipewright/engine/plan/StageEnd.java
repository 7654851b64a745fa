package dev.pipewright.engine.plan;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import java.util.List;

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

    /// The records are kept in segments, in the order that the node needs them in.
    record Exchange(Node node, List<Node.Sort.Key> keys) implements StageEnd {
        public Exchange {
            keys = List.copyOf(keys);
        }
    }

    /// The source's records are kept in segments for later stages.
    record Land(Node.Source node) implements StageEnd {}
}
