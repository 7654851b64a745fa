package dev.pipewright.model.check;

import static java.util.stream.Collectors.groupingBy;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Ports;
import java.util.List;
import java.util.Map;

/// Each port is there, and has the edges it needs.
final class EdgeRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        Map<NodeId, List<Edge>> into = pipeline.edges().stream().collect(groupingBy(Edge::to));
        Map<NodeId, List<Edge>> outOf = pipeline.edges().stream().collect(groupingBy(Edge::from));
        for (Node node : pipeline.nodes()) {
            checkInputs(node, into.getOrDefault(node.id(), List.of()), findings);
            checkOutputs(node, outOf.getOrDefault(node.id(), List.of()), findings);
        }
    }

    private static void checkInputs(Node node, List<Edge> edges, Findings findings) {
        List<String> ports = Ports.inputsOf(node);
        edges.stream().map(Edge::toPort).filter(port -> !ports.contains(port)).forEach(port -> {
            String key = ports.isEmpty() ? "check.takesNothing" : "check.unknownInput";
            findings.error(node, "", key, Map.of("port", port, "known", String.join(", ", ports)));
        });
        for (String port : ports) {
            long count =
                    edges.stream().filter(edge -> edge.toPort().equals(port)).count();
            if (count == 0) {
                findings.error(node, "", ports.size() == 1 ? "check.noInput" : "check.noInputAt", Map.of("port", port));
            } else if (count > 1 && !Ports.takesManyEdges(node)) {
                findings.error(node, "", "check.manyInputs", Map.of("port", port, "count", String.valueOf(count)));
            }
        }
    }

    private static void checkOutputs(Node node, List<Edge> edges, Findings findings) {
        List<String> ports = Ports.outputsOf(node);
        edges.stream().map(Edge::fromPort).filter(port -> !ports.contains(port)).forEach(port -> {
            String key = ports.isEmpty() ? "check.givesNothing" : "check.unknownOutput";
            findings.error(node, "", key, Map.of("port", port, "known", String.join(", ", ports)));
        });
        for (String port : ports) {
            if (edges.stream().noneMatch(edge -> edge.fromPort().equals(port))) {
                findings.error(
                        node, "", ports.size() == 1 ? "check.noOutput" : "check.noOutputAt", Map.of("port", port));
            }
        }
    }
}
