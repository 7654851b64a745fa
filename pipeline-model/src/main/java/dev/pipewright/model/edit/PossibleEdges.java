package dev.pipewright.model.edit;

import static java.util.stream.Collectors.groupingBy;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Ports;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a node can be connected to, so that a person can choose instead of trying.
public final class PossibleEdges {

    private final Pipeline pipeline;
    private final Map<NodeId, List<Edge>> into;
    private final Map<NodeId, List<Edge>> outOf;

    private PossibleEdges(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.into = pipeline.edges().stream().collect(groupingBy(Edge::to));
        this.outOf = pipeline.edges().stream().collect(groupingBy(Edge::from));
    }

    /// The edges that may start at a node: to each input that still takes one, of a node that does not lead back to
    /// this one. In the order of the node's outputs, then of the other nodes' names.
    ///
    /// @return empty if there is no such node
    public static List<Edge> from(Pipeline pipeline, NodeId id) {
        return List.copyOf(new PossibleEdges(pipeline).startingAt(id));
    }

    /// The edges that may start or end at a node.
    ///
    /// @return empty if there is no such node
    public static List<Edge> at(Pipeline pipeline, NodeId id) {
        var possible = new PossibleEdges(pipeline);
        List<Edge> edges = possible.startingAt(id);
        edges.addAll(possible.endingAt(id));
        return List.copyOf(edges);
    }

    private List<Edge> startingAt(NodeId id) {
        List<Edge> possible = new ArrayList<>();
        pipeline.node(id).ifPresent(node -> {
            Set<NodeId> before =
                    reached(id, at -> edgesIn(into, at).map(Edge::from).toList());
            List<Node> targets = pipeline.nodes().stream()
                    .filter(other -> !before.contains(other.id()))
                    .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                    .toList();
            for (String output : Ports.outputsOf(node)) {
                targets.forEach(target -> addEdges(node, output, target, possible));
            }
        });
        return possible;
    }

    private List<Edge> endingAt(NodeId id) {
        List<Edge> possible = new ArrayList<>();
        pipeline.node(id).ifPresent(node -> {
            Set<NodeId> behind =
                    reached(id, at -> edgesIn(outOf, at).map(Edge::to).toList());
            for (Node other : pipeline.nodes()) {
                if (!behind.contains(other.id())) {
                    Ports.outputsOf(other).forEach(output -> addEdges(other, output, node, possible));
                }
            }
        });
        return possible;
    }

    /// The node itself and all that are reached from it.
    private static Set<NodeId> reached(NodeId start, Function<NodeId, List<NodeId>> next) {
        Set<NodeId> reached = new HashSet<>(Set.of(start));
        Deque<NodeId> toVisit = new ArrayDeque<>(reached);
        while (!toVisit.isEmpty()) {
            next.apply(toVisit.removeLast()).stream().filter(reached::add).forEach(toVisit::add);
        }
        return reached;
    }

    private static Stream<Edge> edgesIn(Map<NodeId, List<Edge>> edges, NodeId id) {
        return edges.getOrDefault(id, List.of()).stream();
    }

    private void addEdges(Node node, String output, Node target, List<Edge> possible) {
        List<Edge> present = into.getOrDefault(target.id(), List.of());
        for (String input : Ports.inputsOf(target)) {
            var edge = new Edge(node.id(), output, target.id(), input);
            boolean taken = present.stream().anyMatch(other -> other.toPort().equals(input));
            if (!present.contains(edge) && (!taken || Ports.takesManyEdges(target))) {
                possible.add(edge);
            }
        }
    }
}
