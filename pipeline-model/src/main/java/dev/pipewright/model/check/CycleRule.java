package dev.pipewright.model.check;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Records never come back to a node they have passed.
final class CycleRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        Pipeline open = pipeline;
        for (List<Node> cycle = cycleIn(open); !cycle.isEmpty(); cycle = cycleIn(open)) {
            String names = cycle.stream().map(Findings::nameOf).collect(Collectors.joining(" → "));
            findings.error(
                    cycle.getFirst(),
                    "",
                    "check.cycle",
                    Map.of("nodes", names + " → " + Findings.nameOf(cycle.getFirst())));
            open = without(cycle.getLast().id(), cycle.getFirst().id(), open);
        }
    }

    /// The pipeline with one cycle opened, to look for the next one.
    private static Pipeline without(NodeId from, NodeId to, Pipeline pipeline) {
        return pipeline.withEdges(pipeline.edges().stream()
                .filter(edge -> !edge.from().equals(from) || !edge.to().equals(to))
                .toList());
    }

    /// The nodes of one cycle in the order of their edges; empty if there is none.
    private static List<Node> cycleIn(Pipeline pipeline) {
        List<NodeId> left = nodesBehindNoStart(pipeline);
        if (left.isEmpty()) {
            return List.of();
        }
        // Each node that is left has a predecessor that is left: walking back must come round.
        Map<NodeId, Integer> seen = new HashMap<>();
        List<NodeId> walked = new ArrayList<>();
        NodeId at = left.getFirst();
        while (!seen.containsKey(at)) {
            seen.put(at, walked.size());
            walked.add(at);
            at = pipeline.edgesInto(at).stream()
                    .map(Edge::from)
                    .filter(left::contains)
                    .findFirst()
                    .orElseThrow();
        }
        return walked.subList(seen.get(at), walked.size()).reversed().stream()
                .map(id -> pipeline.node(id).orElseThrow())
                .toList();
    }

    /// What stays when nodes without incoming edges are taken away, again and again.
    private static List<NodeId> nodesBehindNoStart(Pipeline pipeline) {
        Map<NodeId, Integer> open = new HashMap<>();
        pipeline.nodes().forEach(node -> open.put(node.id(), 0));
        pipeline.edges().forEach(edge -> open.merge(edge.to(), 1, Integer::sum));
        List<NodeId> free = new ArrayList<>();
        open.forEach((id, count) -> {
            if (count == 0) {
                free.add(id);
            }
        });
        Map<NodeId, List<Edge>> leaving = pipeline.edges().stream().collect(Collectors.groupingBy(Edge::from));
        while (!free.isEmpty()) {
            NodeId id = free.removeLast();
            open.remove(id);
            for (Edge edge : leaving.getOrDefault(id, List.of())) {
                if (open.merge(edge.to(), -1, Integer::sum) == 0) {
                    free.add(edge.to());
                }
            }
        }
        return open.keySet().stream().sorted().toList();
    }
}
