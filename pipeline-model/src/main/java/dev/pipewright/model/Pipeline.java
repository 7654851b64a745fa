package dev.pipewright.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a pipeline means: its nodes, how they are connected, and what a run may choose. Where the boxes stand is
/// apart, in a `Layout`.
///
/// A pipeline may be unfinished or wrong (a cycle, an empty setting); it only refuses what has no meaning at all.
public record Pipeline(
        String name, String description, List<Parameter> parameters, List<Node> nodes, List<Edge> edges) {

    /// @throws IllegalArgumentException if two nodes have one id, or an edge names an unknown node
    public Pipeline {
        parameters = List.copyOf(parameters);
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        Set<NodeId> ids = new HashSet<>();
        for (Node node : nodes) {
            if (!ids.add(node.id())) {
                throw new IllegalArgumentException("two nodes with the id " + node.id());
            }
        }
        for (Edge edge : edges) {
            if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
                throw new IllegalArgumentException("edge to an unknown node: " + edge);
            }
        }
    }

    public Optional<Node> node(NodeId id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /// The edges that end in a node, in the order they were drawn.
    public List<Edge> edgesInto(NodeId id) {
        return edges.stream().filter(edge -> edge.to().equals(id)).toList();
    }

    /// The edges that start at a node, in the order they were drawn.
    public List<Edge> edgesFrom(NodeId id) {
        return edges.stream().filter(edge -> edge.from().equals(id)).toList();
    }
}
