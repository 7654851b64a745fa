package dev.pipewright.engine.plan;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of a pipeline that runs: edges lead past disabled nodes, and only nodes remain that lie between a
/// source and a call or sink.
final class ActiveGraph {

    private final Pipeline pipeline;
    private final Map<NodeId, Map<String, List<Inlet>>> next = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<NodeId> passing = new ArrayList<>();
    private final List<NodeId> leftOut = new ArrayList<>();

    ActiveGraph(Pipeline pipeline) {
        this.pipeline = pipeline;
        for (Node node : pipeline.nodes()) {
            if (node.disabled() && passesThrough(node)) {
                passing.add(node.id());
            } else if (!node.disabled() && !(node instanceof Node.Note)) {
                next.put(node.id(), wiring(node));
            }
        }
        Set<NodeId> fed = reach(sources(), id -> successors(id));
        Set<NodeId> feeding = reach(ends(), this::predecessors);
        for (Node node : pipeline.nodes()) {
            if (fed.contains(node.id()) && feeding.contains(node.id())) {
                nodes.add(node);
            } else if (!passing.contains(node.id()) && !(node instanceof Node.Note)) {
                leftOut.add(node.id());
            }
        }
        next.keySet().removeAll(leftOut);
        next.replaceAll((_, ports) -> withoutLeftOut(ports));
    }

    /// The nodes that run, in the pipeline's order.
    List<Node> nodes() {
        return nodes;
    }

    List<NodeId> passing() {
        return passing;
    }

    List<NodeId> leftOut() {
        return leftOut;
    }

    /// By port, where what leaves a node there goes.
    Map<String, List<Inlet>> next(NodeId id) {
        return next.getOrDefault(id, Map.of());
    }

    Set<NodeId> successors(NodeId id) {
        return inlets(id).map(Inlet::node).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<NodeId> predecessors(NodeId id) {
        return leadingTo(inlet -> inlet.node().equals(id));
    }

    /// The nodes that give records to an inlet.
    Set<NodeId> predecessors(Inlet inlet) {
        return leadingTo(inlet::equals);
    }

    private Set<NodeId> leadingTo(Predicate<Inlet> which) {
        return next.keySet().stream()
                .filter(from -> inlets(from).anyMatch(which))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// All that a node gives records to.
    Stream<Inlet> inlets(NodeId id) {
        return next(id).values().stream().flatMap(List::stream);
    }

    private Set<NodeId> sources() {
        return idsOf(node -> node instanceof Node.Source);
    }

    private Set<NodeId> ends() {
        return idsOf(node -> node instanceof Node.ApiCall || node instanceof Node.Sink);
    }

    private Set<NodeId> idsOf(Predicate<Node> kind) {
        Set<NodeId> ids = new LinkedHashSet<>();
        for (Node node : pipeline.nodes()) {
            if (!node.disabled() && kind.test(node)) {
                ids.add(node.id());
            }
        }
        return ids;
    }

    private Map<String, List<Inlet>> wiring(Node node) {
        Map<String, List<Inlet>> ports = new LinkedHashMap<>();
        for (Edge edge : pipeline.edgesFrom(node.id())) {
            List<Inlet> targets = ports.computeIfAbsent(edge.fromPort(), _ -> new ArrayList<>());
            follow(edge, targets, new HashSet<>());
        }
        return ports;
    }

    private void follow(Edge edge, List<Inlet> targets, Set<NodeId> passed) {
        Node node = pipeline.node(edge.to()).orElseThrow();
        if (!node.disabled()) {
            targets.add(new Inlet(node.id(), edge.toPort()));
        } else if (passesThrough(node) && passed.add(node.id())) {
            for (Edge onward : pipeline.edgesFrom(node.id())) {
                if (!(node instanceof Node.Route) || onward.fromPort().equals(Node.Route.OTHERWISE)) {
                    follow(onward, targets, passed);
                }
            }
        }
    }

    private Map<String, List<Inlet>> withoutLeftOut(Map<String, List<Inlet>> ports) {
        Map<String, List<Inlet>> kept = new LinkedHashMap<>();
        ports.forEach((port, targets) -> {
            List<Inlet> running = targets.stream()
                    .filter(target -> !leftOut.contains(target.node()))
                    .toList();
            if (!running.isEmpty()) {
                kept.put(port, running);
            }
        });
        return kept;
    }

    private static Set<NodeId> reach(Set<NodeId> start, Function<NodeId, Set<NodeId>> onward) {
        Set<NodeId> reached = new LinkedHashSet<>(start);
        List<NodeId> toVisit = new ArrayList<>(start);
        while (!toVisit.isEmpty()) {
            for (NodeId id : onward.apply(toVisit.removeLast())) {
                if (reached.add(id)) {
                    toVisit.add(id);
                }
            }
        }
        return reached;
    }

    private static boolean passesThrough(Node node) {
        return switch (node) {
            case Node.Source _, Node.ApiCall _, Node.Sink _, Node.Note _ -> false;
            case Node.Map _,
                    Node.Select _,
                    Node.Filter _,
                    Node.Route _,
                    Node.Lookup _,
                    Node.ValueMap _,
                    Node.Aggregate _,
                    Node.Flatten _,
                    Node.Deduplicate _,
                    Node.Sort _,
                    Node.Join _,
                    Node.Union _,
                    Node.Validate _,
                    Node.SubPipeline _ -> true;
        };
    }
}
