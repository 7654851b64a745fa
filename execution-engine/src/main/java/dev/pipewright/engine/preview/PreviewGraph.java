package dev.pipewright.engine.preview;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Ports;
import dev.pipewright.model.schema.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The part of a pipeline that a preview runs: a node with all that leads to it, a catch behind it in which all
/// that leaves it ends, and in place of nodes that get given records, a source before them.
///
/// @param pipeline that part
/// @param way the nodes of the whole pipeline that it has, without those put in
/// @param putIn the sources that were put in
record PreviewGraph(Pipeline pipeline, Set<NodeId> way, Map<NodeId, PutIn> putIn) {

    /// Catches what leaves the node; shows nothing that could be mistaken for a node of a drawing.
    static final NodeId CATCH = new NodeId("catch-preview");

    private static final String GIVEN = "given-";

    PreviewGraph {
        way = new LinkedHashSet<>(way);
        putIn = Map.copyOf(putIn);
    }

    /// What a source stands for that was put in.
    sealed interface PutIn {

        /// The node that people know.
        NodeId node();

        /// Records that are given to a node.
        record Given(NodeId node) implements PutIn {}

        /// What a node gave before, at one of its ports.
        record Again(NodeId node, String port) implements PutIn {}
    }

    /// @param given the nodes that records are given to; for others than sources, in place of what would come
    ///     to them
    /// @param held the nodes of which it is known what they gave; they do not run, but for sources
    /// @param unfinished the nodes that cannot do anything yet: they only catch what comes to them
    static PreviewGraph upTo(Pipeline whole, NodeId node, Set<NodeId> given, Set<NodeId> held, Set<NodeId> unfinished) {
        var building = new Building(whole, given, held, unfinished);
        List<Edge> ends = endsOf(whole, node);
        ends.forEach(end -> building.visit(end.from()));
        if (ends.isEmpty()) {
            building.visit(node);
        }
        return building.graph(ends);
    }

    /// Ways from what is looked at into the catch; a sink has none.
    private static List<Edge> endsOf(Pipeline whole, NodeId node) {
        return whole.node(node)
                .map(its -> Ports.outputsOf(its).stream()
                        .map(port -> new Edge(node, port, CATCH, Edge.IN))
                        .toList())
                .orElseGet(() -> whole.edges().stream()
                        .filter(edge -> isInside(edge.from(), node) && !isInside(edge.to(), node))
                        .map(edge -> new Edge(edge.from(), edge.fromPort(), CATCH, Edge.IN))
                        .distinct()
                        .toList());
    }

    /// True if a node runs in the place of a sub-pipeline, or of one inside of it.
    static boolean isInside(NodeId id, NodeId subPipeline) {
        return id.surrounding()
                .filter(place -> place.equals(subPipeline) || isInside(place, subPipeline))
                .isPresent();
    }

    private static final class Building {

        private final Pipeline whole;
        private final Set<NodeId> given;
        private final Set<NodeId> held;
        private final Set<NodeId> unfinished;
        private final Set<NodeId> way = new LinkedHashSet<>();
        private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
        private final Set<Edge> edges = new LinkedHashSet<>();
        private final Map<PutIn, Node.Source> putIn = new LinkedHashMap<>();

        Building(Pipeline whole, Set<NodeId> given, Set<NodeId> held, Set<NodeId> unfinished) {
            this.whole = whole;
            this.given = given;
            this.held = held;
            this.unfinished = unfinished;
        }

        void visit(NodeId id) {
            Node node = whole.node(id).orElse(null);
            if (node == null || !way.add(id)) {
                return;
            }
            boolean catches = unfinished.contains(id) && !(node instanceof Node.Source);
            nodes.put(id, catches ? caught(node) : node);
            if (given.contains(id) && !(node instanceof Node.Source)) {
                Node.Source source = giving(new PutIn.Given(id));
                String port = catches ? Edge.IN : Ports.inputsOf(node).getFirst();
                edges.add(new Edge(source.id(), Edge.OUT, id, port));
            } else {
                for (Edge edge : whole.edgesInto(id)) {
                    String port = catches ? Edge.IN : edge.toPort();
                    if (isHeld(edge.from())) {
                        Node.Source source = giving(new PutIn.Again(edge.from(), edge.fromPort()));
                        edges.add(new Edge(source.id(), Edge.OUT, id, port));
                    } else {
                        edges.add(new Edge(edge.from(), edge.fromPort(), id, port));
                        visit(edge.from());
                    }
                }
            }
        }

        /// A source that is held stays in its place: what it gave is read from there.
        private boolean isHeld(NodeId id) {
            return held.contains(id)
                    && whole.node(id).filter(Node.Source.class::isInstance).isEmpty();
        }

        private Node.Source giving(PutIn what) {
            return putIn.computeIfAbsent(what, _ -> {
                String name = whole.node(what.node())
                        .map(Node::name)
                        .orElse(what.node().value());
                var source = new Node.Source(
                        NodeHeader.of(new NodeId(GIVEN + putIn.size()), name),
                        Node.Source.CALLER,
                        "",
                        Map.of(),
                        Schema.UNKNOWN,
                        List.of());
                nodes.put(source.id(), source);
                return source;
            });
        }

        PreviewGraph graph(List<Edge> ends) {
            if (!ends.isEmpty()) {
                nodes.put(CATCH, new Node.Sink(NodeHeader.of(CATCH, "Preview"), Node.Sink.RESULTS, "", Map.of()));
                edges.addAll(ends);
            }
            // A node that only catches gives nothing to those behind it.
            edges.removeIf(edge -> !nodes.containsKey(edge.from()) || nodes.get(edge.from()) instanceof Node.Sink);
            Pipeline part =
                    new Pipeline(whole.name(), "", whole.parameters(), List.copyOf(nodes.values()), List.copyOf(edges));
            Map<NodeId, PutIn> sources = new LinkedHashMap<>();
            putIn.forEach((what, source) -> sources.put(source.id(), what));
            return new PreviewGraph(part, way, sources);
        }
    }

    private static Node.Sink caught(Node node) {
        return new Node.Sink(
                new NodeHeader(node.id(), node.name(), 1, node.disabled()), Node.Sink.RESULTS, "", Map.of());
    }
}
