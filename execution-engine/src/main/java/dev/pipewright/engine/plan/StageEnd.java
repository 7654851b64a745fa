package dev.pipewright.engine.plan;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import java.util.List;

/// Where a stage's records go.
public sealed interface StageEnd {

    Node node();

    default NodeId id() {
        return node().id();
    }

    /// The end as the steps before it know it.
    default Inlet inlet() {
        return new Inlet(id(), Edge.IN);
    }

    /// Each record forms a document of the call.
    record Call(Node.ApiCall node) implements StageEnd {}

    /// Each record is written.
    record Write(Node.Sink node) implements StageEnd {}

    /// The records are kept in segments, in the order that the node needs them in.
    ///
    /// @param port the node's input that they come to
    record Exchange(Node node, String port, List<Node.Sort.Key> keys) implements StageEnd {

        /// The field into which the key of each record is put that comes to a join.
        public static final String JOIN_KEY = "key";

        public Exchange {
            keys = List.copyOf(keys);
        }

        @Override
        public Inlet inlet() {
            return new Inlet(id(), port);
        }
    }

    /// The source's records are kept in segments for later stages.
    record Land(Node.Source node) implements StageEnd {}
}
