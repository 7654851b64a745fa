package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.Map;

/// What records are compared with is a JSON Schema.
record JsonSchemaRule(JsonSchemaCheck schemas) implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.Validate validate
                    && !validate.disabled()
                    && !validate.jsonSchema().isBlank()) {
                schemas.faultOf(validate.jsonSchema())
                        .ifPresent(message ->
                                findings.error(validate, "jsonSchema", "check.jsonSchema", Map.of("message", message)));
            }
        }
    }
}
