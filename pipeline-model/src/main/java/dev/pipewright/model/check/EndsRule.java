package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.Map;

/// Records come from somewhere and go somewhere.
final class EndsRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        if (hasNo(Node.Source.class, pipeline)) {
            findings.error(null, "check.noSource", Map.of());
        }
        if (hasNo(Node.Sink.class, pipeline)) {
            findings.error(null, "check.noSink", Map.of());
        }
    }

    private static boolean hasNo(Class<? extends Node> kind, Pipeline pipeline) {
        return pipeline.nodes().stream().noneMatch(node -> kind.isInstance(node) && !node.disabled());
    }
}
