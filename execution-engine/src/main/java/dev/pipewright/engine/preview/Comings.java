package dev.pipewright.engine.preview;

import dev.pipewright.engine.preview.PreviewGraph.PutIn;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.DataRecord;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells by which edges of the drawing a record comes to where somebody wants to pause. Used by one thread.
final class Comings {

    private final Pipeline whole;
    private final PreviewGraph graph;
    private final Map<PausePoint, Set<Edge>> edges = new HashMap<>();
    /// What has left a node at a port. By identity: what is alike may have come by another way.
    private final Map<End, Set<DataRecord>> left = new HashMap<>();

    private record End(NodeId node, String port) {}

    Comings(Pipeline whole, PreviewGraph graph, List<PausePoint> points) {
        this.whole = whole;
        this.graph = graph;
        points.forEach(point -> edges.put(point, edgesTo(point)));
    }

    private Set<Edge> edgesTo(PausePoint point) {
        Edge edge = point.edge();
        if (edge != null) {
            return Set.of(edge);
        }
        Set<Edge> all = new LinkedHashSet<>();
        for (Edge each : whole.edges()) {
            boolean enters =
                    PreviewGraph.isInside(each.to(), point.node()) && !PreviewGraph.isInside(each.from(), point.node());
            if (enters || each.to().equals(point.node())) {
                all.add(each);
            }
        }
        return all;
    }

    /// True if records come there at all: the node is on the way, and does not only let pass.
    boolean isOnWay(PausePoint point) {
        return edges.getOrDefault(point, Set.of()).stream()
                .anyMatch(edge -> graph.way().contains(edge.to())
                        && whole.node(edge.to()).filter(Node::disabled).isEmpty());
    }

    void left(NodeId node, String port, DataRecord record) {
        PutIn stands = graph.putIn().get(node);
        End end = stands instanceof PutIn.Again again ? new End(again.node(), again.port()) : new End(node, port);
        left.computeIfAbsent(end, _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(record);
    }

    boolean isAt(PausePoint point, NodeId node, DataRecord record) {
        Set<Edge> wanted = new HashSet<>(edges.getOrDefault(point, Set.of()));
        wanted.removeIf(edge -> !edge.to().equals(node));
        if (wanted.isEmpty()) {
            return false;
        }
        return wanted.containsAll(whole.edgesInto(node))
                || wanted.stream().anyMatch(edge -> hasCome(edge, record, new HashSet<>()));
    }

    private boolean hasCome(Edge edge, DataRecord record, Set<Edge> tried) {
        if (!tried.add(edge)) {
            return false;
        }
        if (left.getOrDefault(new End(edge.from(), edge.fromPort()), Set.of()).contains(record)) {
            return true;
        }
        return whole.node(edge.from()).filter(Node::disabled).isPresent()
                && whole.edgesInto(edge.from()).stream().anyMatch(before -> hasCome(before, record, tried));
    }
}
