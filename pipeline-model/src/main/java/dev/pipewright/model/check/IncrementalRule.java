package dev.pipewright.model.check;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What reads only changes says by what it knows them, and never hands a part of a group on as the whole: one changed
/// line would replace the document.
final class IncrementalRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.Source source && !source.disabled()) {
                Optional.ofNullable(source.incremental())
                        .ifPresent(incremental -> check(source, incremental, pipeline, findings));
            }
        }
    }

    private static void check(
            Node.Source source, Node.Source.Incremental incremental, Pipeline pipeline, Findings findings) {
        if (incremental.watermark().isEmpty() || anyBlank(incremental.watermark())) {
            findings.error(source, "incremental.watermark", "check.noWatermark");
        }
        if (anyBlank(incremental.document())) {
            findings.error(source, "incremental.document", "check.documentFieldEmpty");
        }
        for (Node.Aggregate aggregate : aggregatesBehind(source, pipeline)) {
            boolean isFormer = Upstream.formersOf(aggregate, pipeline).contains(source);
            boolean whole = !incremental.document().isEmpty()
                    && (!isFormer || aggregate.groupBy().containsAll(incremental.document()));
            if (!whole) {
                findings.error(
                        source,
                        "incremental.document",
                        "check.partOfGroup",
                        Map.of(
                                "aggregate", Findings.nameOf(aggregate),
                                "fields", String.join(", ", aggregate.groupBy())));
            }
        }
    }

    private static boolean anyBlank(List<String> fields) {
        return fields.stream().anyMatch(String::isBlank);
    }

    private static List<Node.Aggregate> aggregatesBehind(Node.Source source, Pipeline pipeline) {
        List<Node.Aggregate> found = new ArrayList<>();
        Set<NodeId> seen = new HashSet<>();
        List<NodeId> toVisit = new ArrayList<>(List.of(source.id()));
        while (!toVisit.isEmpty()) {
            for (Edge edge : pipeline.edgesFrom(toVisit.removeLast())) {
                if (seen.add(edge.to())) {
                    toVisit.add(edge.to());
                    pipeline.node(edge.to())
                            .filter(node -> node instanceof Node.Aggregate && !node.disabled())
                            .ifPresent(node -> found.add((Node.Aggregate) node));
                }
            }
        }
        return found;
    }
}
