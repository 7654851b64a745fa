package dev.pipewright.model.change;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two drawings laid over each other: all that the newer one has, and what only the older one had.
///
/// @param drawing to be looked at only: where both have a node, it is as the newer one has it
/// @param nodes how each node of the drawing differs
/// @param edges how each edge of the drawing differs
public record Overlay(Drawing drawing, Map<NodeId, Mark> nodes, Map<Edge, Mark> edges) {

    /// How a part differs. A box that only stands elsewhere is the same.
    public enum Mark {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    public Overlay {
        nodes = Map.copyOf(nodes);
        edges = Map.copyOf(edges);
    }

    public static Overlay of(Drawing before, Drawing after) {
        Map<NodeId, Mark> nodes = new HashMap<>();
        Map<Edge, Mark> edges = new HashMap<>();
        Pipeline old = before.pipeline();
        Pipeline now = after.pipeline();
        List<Node> all = new ArrayList<>(now.nodes());
        Map<NodeId, Position> positions = new HashMap<>(after.layout().positions());
        now.nodes()
                .forEach(node -> nodes.put(
                        node.id(),
                        old.node(node.id())
                                .map(known -> known.equals(node) ? Mark.SAME : Mark.CHANGED)
                                .orElse(Mark.ADDED)));
        for (Node node : old.nodes()) {
            if (nodes.putIfAbsent(node.id(), Mark.REMOVED) == null) {
                all.add(node);
                positions.put(node.id(), before.layout().positionOf(node.id()));
            }
        }
        Set<Edge> drawn = new LinkedHashSet<>(now.edges());
        drawn.addAll(old.edges());
        for (Edge edge : drawn) {
            boolean was = old.edges().contains(edge);
            boolean is = now.edges().contains(edge);
            edges.put(edge, was && is ? Mark.SAME : is ? Mark.ADDED : Mark.REMOVED);
        }
        var pipeline = new Pipeline(now.name(), now.description(), now.parameters(), all, List.copyOf(drawn));
        return new Overlay(
                new Drawing(pipeline, new Layout(positions, after.layout().groups())), nodes, edges);
    }
}
