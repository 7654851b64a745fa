package dev.pipewright.engine.plan;

import dev.pipewright.model.Node;
import java.util.List;
import java.util.Map;

/// A node in a stage.
///
/// @param next by port, where what leaves there goes. What is neither a step nor the end of the stage gets it in
///     another stage
/// @param counted false if an earlier stage of the same input counts the node and keeps what it rejects
public record Step(Node node, Map<String, List<Inlet>> next, boolean counted) {

    public Step {
        next = Map.copyOf(next);
    }
}
