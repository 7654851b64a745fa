package dev.pipewright.model.propagation;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the fields of the records that leave a node from those that enter it.
record NodeSchema(ExpressionTypes types) {

    /// The fields of what leaves a node.
    ///
    /// @param inputs the fields of what enters, by input port; unknown where there is no edge
    Schema of(Node node, Map<String, Schema> inputs) {
        Schema in = inputs.getOrDefault(Edge.IN, Schema.UNKNOWN);
        if (node.disabled() && !(node instanceof Node.Source)) {
            return in;
        }
        return switch (node) {
            case Node.Source source -> source.schema();
            case Node.Map map -> MappingSchema.of(map.lines(), in, types);
            case Node.Select select -> selected(select, in);
            case Node.Filter _, Node.Route _, Node.Deduplicate _, Node.Sort _, Node.Validate _, Node.Union _ -> in;
            case Node.Lookup lookup -> added(in, lookup.target(), Simple.ANY);
            case Node.ValueMap map -> added(in, map.target(), Simple.STRING);
            case Node.Aggregate aggregate -> aggregated(aggregate, in);
            case Node.Flatten flatten -> flattened(flatten, in);
            case Node.Join join -> joined(join, inputs);
            case Node.ApiCall call -> added(in, call.answer(), Simple.ANY);
            case Node.SubPipeline _, Node.Sink _, Node.Note _ -> Schema.UNKNOWN;
        };
    }

    /// Of an input nobody knows, one field more is not all there is.
    private static Schema added(Schema in, String name, FieldType type) {
        return in.isUnknown() || name.isBlank() ? in : Types.with(in, Field.of(name, type));
    }

    private static Schema selected(Node.Select select, Schema in) {
        Schema out = Schema.UNKNOWN;
        for (Node.Select.Column column : select.columns()) {
            Field source = in.field(column.field()).orElseGet(() -> Field.of(column.field(), Simple.ANY));
            FieldType type = column.type();
            out = Types.with(
                    out,
                    new Field(
                            column.target(),
                            type == null ? source.type() : type,
                            source.required(),
                            source.sensitive()));
        }
        return out;
    }

    private static Schema aggregated(Node.Aggregate aggregate, Schema in) {
        Schema out = Schema.UNKNOWN;
        for (String key : aggregate.groupBy()) {
            out = Types.with(out, in.field(key).orElseGet(() -> Field.of(key, Simple.ANY)));
        }
        for (Node.Aggregate.Aggregation part : aggregate.aggregations()) {
            FieldType of = Types.at(part.field(), in);
            FieldType type = switch (part.function()) {
                case COUNT -> Simple.INTEGER;
                case SUM -> Types.sumOf(of);
                case FIRST, LAST, MIN, MAX -> of;
            };
            boolean sensitive = in.field(part.field()).filter(Field::sensitive).isPresent();
            out = Types.with(
                    out, new Field(part.target(), type, part.function() == Node.Aggregate.Function.COUNT, sensitive));
        }
        String items = aggregate.items();
        if (items != null) {
            FieldType item = in.isUnknown() ? Simple.ANY : new FieldType.Structure(in);
            out = Types.with(out, new Field(items, new FieldType.ListOf(item), true, false));
        }
        return out;
    }

    private static Schema flattened(Node.Flatten flatten, Schema in) {
        List<Field> fields = new ArrayList<>();
        for (Field field : in.fields()) {
            boolean isList = field.name().equals(flatten.list());
            fields.add(
                    isList && field.type() instanceof FieldType.ListOf(FieldType item)
                            ? new Field(field.name(), item, field.required(), field.sensitive())
                            : field);
        }
        return new Schema(fields);
    }

    private static Schema joined(Node.Join join, Map<String, Schema> inputs) {
        Schema left = inputs.getOrDefault(Node.Join.LEFT, Schema.UNKNOWN);
        Schema right = inputs.getOrDefault(Node.Join.RIGHT, Schema.UNKNOWN);
        if (left.isUnknown() || right.isUnknown()) {
            return Schema.UNKNOWN;
        }
        return switch (join.type()) {
            case INNER -> Types.joined(left, right);
            case LEFT -> Types.joined(left, Types.optional(right));
            case FULL -> Types.joined(Types.optional(left), Types.optional(right));
        };
    }
}
