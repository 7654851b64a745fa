package dev.pipewright.model.check;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a node passes on comes to an enabled sink. That nothing is connected to it at all, [EdgeRule] says.
final class LeadsNowhereRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        Map<NodeId, List<NodeId>> before = new HashMap<>();
        Set<NodeId> connected = new HashSet<>();
        for (Edge edge : pipeline.edges()) {
            before.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
            connected.add(edge.from());
        }
        Set<NodeId> leading = leadingToSinks(pipeline, before);
        for (Node node : pipeline.nodes()) {
            if (!node.disabled() && connected.contains(node.id()) && !leading.contains(node.id())) {
                findings.recommend(node, "", "advice.leadsNowhere", Map.of());
            }
        }
    }

    private static Set<NodeId> leadingToSinks(Pipeline pipeline, Map<NodeId, List<NodeId>> before) {
        Set<NodeId> leading = new HashSet<>();
        Deque<NodeId> open = new ArrayDeque<>();
        pipeline.nodes().stream()
                .filter(node -> node instanceof Node.Sink && !node.disabled())
                .map(Node::id)
                .forEach(open::add);
        while (!open.isEmpty()) {
            NodeId at = open.remove();
            if (leading.add(at)) {
                open.addAll(before.getOrDefault(at, List.of()));
            }
        }
        return leading;
    }
}
