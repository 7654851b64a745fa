package dev.pipewright.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a pipeline means: its nodes, how they are connected, and what a run may choose. Where the boxes stand is
/// apart, in a `Layout`.
///
/// A pipeline may be unfinished or wrong (a cycle, an empty setting); it only refuses what has no meaning at all.
/// The order in which things were drawn has no meaning.
///
/// @param parameters in the order in which a form shows them
/// @param nodes sorted by id
/// @param edges sorted by their ends
public record Pipeline(
        String name, String description, List<Parameter> parameters, List<Node> nodes, List<Edge> edges) {

    /// @throws IllegalArgumentException if two nodes have one id, an edge names an unknown node or is there twice
    public Pipeline {
        parameters = List.copyOf(parameters);
        nodes = nodes.stream().sorted(Comparator.comparing(Node::id)).toList();
        edges = edges.stream().sorted(Edge.ORDER).toList();
        Set<NodeId> ids = new HashSet<>();
        for (Node node : nodes) {
            if (!ids.add(node.id())) {
                throw new IllegalArgumentException("two nodes with the id " + node.id());
            }
        }
        Set<Edge> drawn = new HashSet<>();
        for (Edge edge : edges) {
            if (!drawn.add(edge)) {
                throw new IllegalArgumentException("the same edge twice: " + edge);
            }
            if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
                throw new IllegalArgumentException("edge to an unknown node: " + edge);
            }
        }
    }

    public Optional<Node> node(NodeId id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /// The names of the parameters that a node may use: the pipeline's own, or in the place of a sub-pipeline
    /// those that it was given.
    public Set<String> parametersOf(NodeId node) {
        return parameters.stream()
                .filter(parameter -> parameter.surrounding().equals(node.surrounding()))
                .map(Parameter::shortName)
                .collect(Collectors.toSet());
    }

    /// The edges that end in a node, sorted.
    public List<Edge> edgesInto(NodeId id) {
        return edges.stream().filter(edge -> edge.to().equals(id)).toList();
    }

    /// The edges that start at a node, sorted.
    public List<Edge> edgesFrom(NodeId id) {
        return edges.stream().filter(edge -> edge.from().equals(id)).toList();
    }

    public Pipeline withName(String changed) {
        return new Pipeline(changed, description, parameters, nodes, edges);
    }

    public Pipeline withDescription(String changed) {
        return new Pipeline(name, changed, parameters, nodes, edges);
    }

    public Pipeline withParameters(List<Parameter> changed) {
        return new Pipeline(name, description, changed, nodes, edges);
    }

    /// The same pipeline with a node in place of the one with its id, or besides the others.
    public Pipeline withNode(Node changed) {
        List<Node> others = new ArrayList<>(nodes);
        others.removeIf(node -> node.id().equals(changed.id()));
        others.add(changed);
        return new Pipeline(name, description, parameters, others, edges);
    }

    /// The same pipeline without a node and the edges at it.
    public Pipeline withoutNode(NodeId id) {
        return new Pipeline(
                name,
                description,
                parameters,
                nodes.stream().filter(node -> !node.id().equals(id)).toList(),
                edges.stream()
                        .filter(edge -> !edge.from().equals(id) && !edge.to().equals(id))
                        .toList());
    }

    public Pipeline withEdges(List<Edge> changed) {
        return new Pipeline(name, description, parameters, nodes, changed);
    }
}
