package dev.pipewright.engine.plan;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import java.util.List;
import java.util.Map;

/// A node in a stage.
///
/// @param next by port, the nodes that get what leaves there. A node that is neither a step nor the end of the
///     stage gets it in another stage
/// @param counted false if an earlier stage of the same input counts the node and keeps what it rejects
public record Step(Node node, Map<String, List<NodeId>> next, boolean counted) {

    public Step {
        next = Map.copyOf(next);
    }
}
