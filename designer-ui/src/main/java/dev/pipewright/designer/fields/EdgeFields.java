package dev.pipewright.designer.fields;

import dev.pipewright.engine.mapping.LineSources;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.sensitive.SensitivePaths;
import dev.pipewright.platform.mapping.SourceRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The fields of the records on an edge.
///
/// @param fields in the order of the records, each before those in it; none if nobody knows them
public record EdgeFields(List<FieldLine> fields) {

    public EdgeFields {
        fields = List.copyOf(fields);
    }

    /// A field.
    ///
    /// @param path as [SensitivePaths] has it
    /// @param type as people read it, as in `list of decimal(12,2)`
    /// @param depth 0 for a field of the record itself
    /// @param sample a value, masked if the field is sensitive; empty if there is none
    public record FieldLine(
            String path, String name, String type, int depth, boolean required, boolean sensitive, String sample) {}

    /// The fields on each edge that starts at a node.
    public static EdgeFields leaving(Pipeline pipeline, NodeId node) {
        Schema schema =
                SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths()).leaving(node);
        return of(LineSources.sensitiveIn(pipeline).leaving(node).marked(schema), Map.of());
    }

    /// The fields of a schema.
    ///
    /// @param samples values by the paths of [SourceRow#plainPath]
    static EdgeFields of(Schema schema, Map<String, String> samples) {
        var required = schema.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .collect(Collectors.toSet());
        return new EdgeFields(SourceRow.of(schema).stream()
                .map(row -> new FieldLine(
                        SensitivePaths.plain(row.path()),
                        row.name(),
                        row.type(),
                        row.depth(),
                        row.depth() == 0 && required.contains(row.name()),
                        row.sensitive(),
                        samples.getOrDefault(row.plainPath(), "")))
                .toList());
    }
}
