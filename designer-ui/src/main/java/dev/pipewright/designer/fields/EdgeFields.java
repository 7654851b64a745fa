package dev.pipewright.designer.fields;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.schema.Schema;
import java.util.List;

/// The fields of the records on an edge.
///
/// @param fields in the order of the records; none if nobody knows them
public record EdgeFields(List<FieldLine> fields) {

    public EdgeFields {
        fields = List.copyOf(fields);
    }

    /// A field.
    ///
    /// @param type as people read it, as in `list of decimal(12,2)`
    public record FieldLine(String name, String type, boolean required, boolean sensitive) {}

    /// The fields on each edge that starts at a node.
    public static EdgeFields leaving(Pipeline pipeline, NodeId node) {
        Schema schema =
                SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths()).leaving(node);
        return new EdgeFields(schema.fields().stream()
                .map(field -> new FieldLine(
                        field.name(), FieldTypeForm.words(field.type()), field.required(), field.sensitive()))
                .toList());
    }
}
