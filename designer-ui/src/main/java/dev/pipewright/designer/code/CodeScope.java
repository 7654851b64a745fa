package dev.pipewright.designer.code;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an expression can name.
///
/// @param input the fields of the value it is evaluated on
/// @param variables the fields of what is bound from outside, by name without the dollar sign; unknown if it has none
public record CodeScope(Schema input, Map<String, Schema> variables) {

    public CodeScope {
        variables = Map.copyOf(variables);
    }

    /// The scope of a node's expressions: the records that enter it, and the pipeline's parameters.
    ///
    /// @param port the one that the records enter by
    public static CodeScope of(Pipeline pipeline, NodeId node, String port) {
        Schema input =
                SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths()).entering(node, port);
        return new CodeScope(input, Map.of("param", parametersOf(pipeline)));
    }

    /// Of two parameters with one name, which is a problem told elsewhere, the first counts.
    private static Schema parametersOf(Pipeline pipeline) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Parameter parameter : pipeline.parameters()) {
            fields.putIfAbsent(parameter.name(), Field.of(parameter.name(), parameter.type()));
        }
        return new Schema(List.copyOf(fields.values()));
    }
}
