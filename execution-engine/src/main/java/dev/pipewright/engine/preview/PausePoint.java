package dev.pipewright.engine.preview;

import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.model.Edge;
import dev.pipewright.model.NodeId;
import org.jspecify.annotations.Nullable;

/// Where a preview stops, and for which record.
///
/// @param node before which it stops
/// @param edge the only way by which the record comes; absent for any
/// @param condition an expression that compiles, and is true for the record
public record PausePoint(NodeId node, @Nullable Edge edge, String condition) {

    public PausePoint(NodeId node, @Nullable Edge edge, String condition) {
        if (edge != null && !edge.to().equals(node)) {
            throw new IllegalArgumentException("an edge that does not lead to " + node + ": " + edge);
        }
        Expression.check(condition).ifPresent(problem -> {
            throw new IllegalArgumentException("a condition that is none: " + condition);
        });
        this.node = node;
        this.edge = edge;
        this.condition = condition;
    }
}
