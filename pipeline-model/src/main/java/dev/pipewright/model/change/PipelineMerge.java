package dev.pipewright.model.change;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings together two drawings that come from one: nodes by their id, field by field.
///
/// What only one side changed is taken. What both changed differently is a [Conflict], and the drawing has ours there.
/// Where boxes stand is never a conflict.
public final class PipelineMerge {

    private final Drawing base;
    private final Drawing ours;
    private final Drawing theirs;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final PartMerge parts = new PartMerge(conflicts);

    private PipelineMerge(Drawing base, Drawing ours, Drawing theirs) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
    }

    /// What a merge gives.
    ///
    /// @param drawing both sides together; ours wherever there is a conflict
    /// @param conflicts what a person has to decide; empty if the drawing is complete
    public record Merged(Drawing drawing, List<Conflict> conflicts) {
        public Merged {
            conflicts = List.copyOf(conflicts);
        }
    }

    /// Merges two sides.
    ///
    /// @param base what both sides started from
    public static Merged of(Drawing base, Drawing ours, Drawing theirs) {
        var merge = new PipelineMerge(base, ours, theirs);
        return new Merged(merge.drawing(), merge.conflicts);
    }

    private Drawing drawing() {
        Pipeline old = base.pipeline();
        Pipeline our = ours.pipeline();
        Pipeline their = theirs.pipeline();
        String name = parts.value(null, our.name(), "name", old.name(), our.name(), their.name());
        String description =
                parts.value(null, our.name(), "description", old.description(), our.description(), their.description());
        List<Parameter> parameters = parameters(old, our, their);
        List<Node> nodes = nodes(old, our, their);
        List<Edge> edges = edges(nodes);
        var pipeline = new Pipeline(name, description, parameters, nodes, edges);
        return new Drawing(pipeline, LayoutMerge.of(base.layout(), ours.layout(), theirs.layout(), pipeline));
    }

    private List<Node> nodes(Pipeline old, Pipeline our, Pipeline their) {
        Set<NodeId> ids = new LinkedHashSet<>();
        our.nodes().forEach(node -> ids.add(node.id()));
        their.nodes().forEach(node -> ids.add(node.id()));
        List<Node> nodes = new ArrayList<>();
        for (NodeId id : ids) {
            Node before = old.node(id).orElse(null);
            Node mine = our.node(id).orElse(null);
            Node other = their.node(id).orElse(null);
            Node merged =
                    mine != null && other != null ? parts.node(before, mine, other) : oneSided(id, before, mine, other);
            if (merged != null) {
                nodes.add(merged);
            }
        }
        return nodes;
    }

    /// A node that one side lacks: the other added it, or this one removed it.
    private @Nullable Node oneSided(NodeId id, @Nullable Node before, @Nullable Node mine, @Nullable Node other) {
        Node present = mine != null ? mine : other;
        if (present == null || before == null) {
            return present;
        }
        if (!present.equals(before)) {
            conflicts.add(new Conflict(id, present.name(), "", PartMerge.textOf(mine), PartMerge.textOf(other)));
            return mine;
        }
        return null;
    }

    private List<Edge> edges(List<Node> nodes) {
        Set<Edge> old = Set.copyOf(base.pipeline().edges());
        Set<NodeId> there = new LinkedHashSet<>();
        nodes.forEach(node -> there.add(node.id()));
        Set<Edge> all = new LinkedHashSet<>(ours.pipeline().edges());
        all.addAll(theirs.pipeline().edges());
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : all) {
            boolean mine = ours.pipeline().edges().contains(edge);
            boolean other = theirs.pipeline().edges().contains(edge);
            if (old.contains(edge) && !(mine && other) && !wentWithNode(edge, there)) {
                continue;
            }
            if (there.contains(edge.from()) && there.contains(edge.to())) {
                edges.add(edge);
            } else if (!old.contains(edge)) {
                addDangling(edge, there.contains(edge.from()) ? edge.to() : edge.from(), mine);
            }
        }
        return edges;
    }

    /// True for an edge that they removed only because they removed a node, which stays until a person has decided.
    private boolean wentWithNode(Edge edge, Set<NodeId> there) {
        return Stream.of(edge.from(), edge.to())
                .anyMatch(end ->
                        there.contains(end) && theirs.pipeline().node(end).isEmpty());
    }

    /// One side drew an edge to what the other side removed.
    private void addDangling(Edge edge, NodeId gone, boolean mine) {
        String name = base.pipeline().node(gone).map(Node::name).orElse("");
        String text = PartMerge.textOf(edge);
        conflicts.add(new Conflict(gone, name, "", mine ? text : null, mine ? null : text));
    }

    private List<Parameter> parameters(Pipeline old, Pipeline our, Pipeline their) {
        Map<String, Parameter> before = ParameterNames.in(old);
        Map<String, Parameter> mine = ParameterNames.in(our);
        Map<String, Parameter> other = ParameterNames.in(their);
        var order =
                new KeyedOrder(List.copyOf(before.keySet()), List.copyOf(mine.keySet()), List.copyOf(other.keySet()));
        List<Parameter> merged = new ArrayList<>();
        for (String name : order.merged()) {
            Parameter parameter = parameter(name, before.get(name), mine.get(name), other.get(name));
            if (parameter != null) {
                merged.add(parameter);
            }
        }
        return merged;
    }

    private @Nullable Parameter parameter(
            String name, @Nullable Parameter before, @Nullable Parameter mine, @Nullable Parameter other) {
        if (mine != null && other != null) {
            return (Parameter) parts.record(null, name, before, mine, other);
        }
        Parameter present = mine != null ? mine : other;
        if (present == null || before == null) {
            return present;
        }
        if (!present.equals(before)) {
            conflicts.add(new Conflict(null, name, "", PartMerge.textOf(mine), PartMerge.textOf(other)));
            return mine;
        }
        return null;
    }
}
