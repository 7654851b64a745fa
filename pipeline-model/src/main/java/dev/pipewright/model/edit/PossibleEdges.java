package dev.pipewright.model.edit;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Ports;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a node can be connected to, so that a person can choose instead of trying.
public final class PossibleEdges {

    private PossibleEdges() {}

    /// The edges that may start at a node: to each input that still takes one, of a node that does not lead back to
    /// this one. In the order of the node's outputs, then of the other nodes' names.
    ///
    /// @return empty if there is no such node
    public static List<Edge> from(Pipeline pipeline, NodeId id) {
        List<Edge> possible = new ArrayList<>();
        pipeline.node(id).ifPresent(node -> {
            List<Node> targets = targetsOf(pipeline, node);
            for (String output : Ports.outputsOf(node)) {
                for (Node target : targets) {
                    addEdges(pipeline, node, output, target, possible);
                }
            }
        });
        return List.copyOf(possible);
    }

    /// The edges that may start or end at a node.
    ///
    /// @return empty if there is no such node
    public static List<Edge> at(Pipeline pipeline, NodeId id) {
        List<Edge> possible = new ArrayList<>(from(pipeline, id));
        for (Node other : pipeline.nodes()) {
            from(pipeline, other.id()).stream()
                    .filter(edge -> edge.to().equals(id))
                    .forEach(possible::add);
        }
        return List.copyOf(possible);
    }

    private static List<Node> targetsOf(Pipeline pipeline, Node node) {
        Set<NodeId> before = new HashSet<>();
        collectBefore(pipeline, node.id(), before);
        return pipeline.nodes().stream()
                .filter(other -> !before.contains(other.id()))
                .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                .toList();
    }

    /// The node itself and all that lead to it.
    private static void collectBefore(Pipeline pipeline, NodeId id, Set<NodeId> before) {
        if (before.add(id)) {
            pipeline.edgesInto(id).forEach(edge -> collectBefore(pipeline, edge.from(), before));
        }
    }

    private static void addEdges(Pipeline pipeline, Node node, String output, Node target, List<Edge> possible) {
        List<Edge> present = pipeline.edgesInto(target.id());
        for (String input : Ports.inputsOf(target)) {
            var edge = new Edge(node.id(), output, target.id(), input);
            boolean taken = present.stream().anyMatch(other -> other.toPort().equals(input));
            if (!present.contains(edge) && (!taken || Ports.takesManyEdges(target))) {
                possible.add(edge);
            }
        }
    }
}
