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
/// Where boxes stand is never a conflict. A person decides a conflict by naming it among those for which theirs is
/// to be taken; all others keep ours.
public final class PipelineMerge {

    private final Drawing base;
    private final Drawing ours;
    private final Drawing theirs;
    private final Decisions decisions;
    private final PartMerge parts;

    private PipelineMerge(Drawing base, Drawing ours, Drawing theirs, Decisions decisions) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.decisions = decisions;
        this.parts = new PartMerge(decisions);
    }

    /// What a merge gives.
    ///
    /// @param drawing both sides together; ours wherever there is a conflict, unless theirs was chosen
    /// @param conflicts what a person has to decide, or has decided; empty if both sides fit together by themselves
    public record Merged(Drawing drawing, List<Conflict> conflicts) {
        public Merged {
            conflicts = List.copyOf(conflicts);
        }
    }

    /// Merges two sides.
    ///
    /// @param base what both sides started from
    public static Merged of(Drawing base, Drawing ours, Drawing theirs) {
        return of(base, ours, theirs, Set.of());
    }

    /// Merges two sides as a person has decided.
    ///
    /// @param base what both sides started from
    /// @param takeTheirs conflicts of the same merge that are decided for the other side
    public static Merged of(Drawing base, Drawing ours, Drawing theirs, Set<Conflict> takeTheirs) {
        var decisions = new Decisions(takeTheirs);
        Drawing merged = new PipelineMerge(base, ours, theirs, decisions).drawing();
        return new Merged(merged, decisions.conflicts());
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
        Set<Edge> refused = settleDangling(nodes);
        List<Edge> edges = edges(nodes, refused);
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
            var conflict = new Conflict(id, present.name(), "", PartMerge.textOf(mine), PartMerge.textOf(other));
            return decisions.takesTheirs(conflict) ? other : mine;
        }
        return null;
    }

    private List<Edge> edges(List<Node> nodes, Set<Edge> refused) {
        Set<Edge> old = Set.copyOf(base.pipeline().edges());
        Set<NodeId> there = idsOf(nodes);
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : drawn()) {
            boolean mine = ours.pipeline().edges().contains(edge);
            boolean other = theirs.pipeline().edges().contains(edge);
            boolean removed = old.contains(edge) && !(mine && other) && !wentWithNode(edge);
            if (!removed && !refused.contains(edge) && there.contains(edge.from()) && there.contains(edge.to())) {
                edges.add(edge);
            }
        }
        return edges;
    }

    private Set<Edge> drawn() {
        Set<Edge> all = new LinkedHashSet<>(ours.pipeline().edges());
        all.addAll(theirs.pipeline().edges());
        return all;
    }

    private static Set<NodeId> idsOf(List<Node> nodes) {
        Set<NodeId> ids = new LinkedHashSet<>();
        nodes.forEach(node -> ids.add(node.id()));
        return ids;
    }

    /// True for an edge that one side removed only because it removed a node; if the node stays, so does the edge.
    private boolean wentWithNode(Edge edge) {
        return Stream.of(edge.from(), edge.to())
                .anyMatch(end -> theirs.pipeline().node(end).isEmpty()
                        || ours.pipeline().node(end).isEmpty());
    }

    /// One side drew an edge to what the other side removed: where the edge is decided for, the node stays.
    ///
    /// @return the edges that are decided against
    private Set<Edge> settleDangling(List<Node> nodes) {
        Set<NodeId> there = idsOf(nodes);
        Set<Edge> refused = new LinkedHashSet<>();
        for (Edge edge : drawn()) {
            if (base.pipeline().edges().contains(edge)) {
                continue;
            }
            boolean mine = ours.pipeline().edges().contains(edge);
            for (NodeId gone : List.of(edge.from(), edge.to())) {
                if (there.contains(gone)) {
                    continue;
                }
                Node node = base.pipeline().node(gone).orElseThrow();
                Drawing drawer = mine ? ours : theirs;
                if (!drawer.pipeline().node(gone).orElseThrow().equals(node)) {
                    refused.add(edge); // Whether the node stays was a conflict of its own.
                    continue;
                }
                String text = PartMerge.textOf(edge);
                var conflict = new Conflict(gone, node.name(), "", mine ? text : null, mine ? null : text);
                if (decisions.takesTheirs(conflict) == mine) {
                    refused.add(edge);
                } else if (idsOf(nodes).stream().noneMatch(gone::equals)) {
                    nodes.add(node);
                }
            }
        }
        return refused;
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
            var conflict = new Conflict(null, name, "", PartMerge.textOf(mine), PartMerge.textOf(other));
            return decisions.takesTheirs(conflict) ? other : mine;
        }
        return null;
    }
}
