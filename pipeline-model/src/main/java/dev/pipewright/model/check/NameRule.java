package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Pipeline;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The pipeline has a name, and people can tell its nodes apart.
final class NameRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        if (pipeline.name().isBlank()) {
            findings.error("name", "check.pipelineName", Map.of());
        }
        Set<String> names = new HashSet<>();
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.Note) {
                continue;
            }
            if (node.name().isBlank()) {
                findings.recommend(
                        node,
                        "name",
                        "check.nodeName",
                        Map.of("kind", NodeKind.of(node).word()));
            } else if (!names.add(node.name())) {
                findings.recommend(node, "name", "check.sameName", Map.of());
            }
        }
    }
}
