package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.Map;

/// The fields of a source are agreed, so that what is wrong behind it can be said.
final class SchemaRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.Source source
                    && !source.disabled()
                    && source.schema().isUnknown()
                    && !source.connector().equals(Node.Source.CALLER)) {
                findings.recommend(source, "schema", "advice.noSchema", Map.of());
            }
        }
    }
}
