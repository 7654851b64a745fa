package dev.pipewright.engine.preview;

import dev.pipewright.engine.preview.NodeTrace.Came;
import dev.pipewright.engine.preview.NodeTrace.Left;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The nodes on the way of a preview, each after those it gets records from, with what they did.
final class PreviewWay {

    private final Pipeline whole;
    private final PreviewGraph graph;
    private final TraceRecorder recorder;
    private final Set<NodeId> ordered = new LinkedHashSet<>();

    PreviewWay(Pipeline whole, PreviewGraph graph, TraceRecorder recorder) {
        this.whole = whole;
        this.graph = graph;
        this.recorder = recorder;
        graph.way().forEach(id -> order(id, new LinkedHashSet<>()));
    }

    private void order(NodeId id, Set<NodeId> above) {
        if (ordered.contains(id) || !graph.way().contains(id) || !above.add(id)) {
            return;
        }
        graph.pipeline().edgesInto(id).forEach(edge -> order(edge.from(), above));
        ordered.add(id);
    }

    /// What the nodes did; those behind a call that was not made, and behind what is unfinished, are missing.
    ///
    /// @param node what is looked at: a node, or a sub-pipeline in whose place others run
    List<NodeTrace> traces(NodeId node, Set<NodeId> unfinished) {
        Set<NodeId> unreached = new LinkedHashSet<>();
        Map<NodeId, NodeTrace> traces = new LinkedHashMap<>();
        for (NodeId id : ordered) {
            boolean isFed = graph.pipeline().edgesInto(id).stream()
                    .map(Edge::from)
                    .noneMatch(from ->
                            unreached.contains(from) || recorder.stops().contains(from) || unfinished.contains(from));
            if (isFed) {
                traces.put(id, isPassing(id) ? passing(id, traces) : recorder.trace(id));
            } else {
                unreached.add(id);
            }
        }
        if (whole.node(node).isEmpty() && !ordered.isEmpty()) {
            traces.put(node, inPlaceOf(node, traces));
        }
        return List.copyOf(traces.values());
    }

    /// Disabled nodes run nowhere; records go past them.
    private boolean isPassing(NodeId id) {
        return whole.node(id)
                .filter(Node::disabled)
                .filter(node ->
                        !(node instanceof Node.Source || node instanceof Node.ApiCall || node instanceof Node.Sink))
                .isPresent();
    }

    private NodeTrace passing(NodeId id, Map<NodeId, NodeTrace> traces) {
        List<Came> in = comingBy(traces, edge -> edge.to().equals(id));
        String port = whole.node(id).filter(Node.Route.class::isInstance).isPresent() ? Node.Route.OTHERWISE : Edge.OUT;
        List<Left> out = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            out.add(new Left(port, in.get(i).record(), List.of(i)));
        }
        return new NodeTrace(id, in, out, List.of(), List.of(), 0, 0, List.of());
    }

    private NodeTrace inPlaceOf(NodeId subPipeline, Map<NodeId, NodeTrace> traces) {
        List<Came> in = comingBy(
                traces,
                edge -> PreviewGraph.isInside(edge.to(), subPipeline)
                        && !PreviewGraph.isInside(edge.from(), subPipeline));
        List<Left> out = recorder.trace(PreviewGraph.CATCH).in().stream()
                .map(came -> new Left(Edge.OUT, came.record(), List.of()))
                .toList();
        return new NodeTrace(subPipeline, in, out, List.of(), List.of(), 0, 0, List.of());
    }

    private List<Came> comingBy(Map<NodeId, NodeTrace> traces, Predicate<Edge> which) {
        List<Came> in = new ArrayList<>();
        for (Edge edge : graph.pipeline().edges()) {
            NodeTrace from = traces.get(edge.from());
            if (from != null && which.test(edge)) {
                from.out().stream()
                        .filter(left -> left.port().equals(edge.fromPort()))
                        .forEach(left -> in.add(new Came(edge.toPort(), left.record())));
            }
        }
        return in;
    }

    /// The nodes that need all records to be right, and all behind them.
    Set<NodeId> builtUp() {
        Set<NodeId> built = new LinkedHashSet<>();
        for (NodeId id : ordered) {
            boolean needsAll = whole.node(id)
                    .filter(node -> !node.disabled())
                    .filter(node -> node instanceof Node.Aggregate
                            || node instanceof Node.Join
                            || node instanceof Node.Sort
                            || node instanceof Node.Deduplicate)
                    .isPresent();
            if (needsAll
                    || graph.pipeline().edgesInto(id).stream().map(Edge::from).anyMatch(built::contains)) {
                built.add(id);
            }
        }
        return built;
    }
}
