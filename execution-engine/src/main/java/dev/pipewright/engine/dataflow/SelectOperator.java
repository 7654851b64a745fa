package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.convert.RecordConversion;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps, renames and converts fields.
final class SelectOperator implements Operator {

    private static final String VALUE = "value";

    private final List<Column> columns;

    private record Column(
            FieldPath target, FieldPath field, @Nullable RecordConversion conversion) {}

    SelectOperator(Node.Select node) {
        columns = node.columns().stream().map(SelectOperator::column).toList();
    }

    private static Column column(Node.Select.Column column) {
        var type = column.type();
        return new Column(
                FieldPath.of(column.target()),
                FieldPath.of(column.field()),
                type == null ? null : RecordConversion.to(new Schema(List.of(Field.of(VALUE, type))), TextForms.ISO));
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        Map<String, @Nullable Object> selected = new LinkedHashMap<>();
        for (Column column : columns) {
            Object value = column.field().valueIn(record.fields());
            try {
                column.target().put(selected, converted(column, value));
            } catch (Unconvertible e) {
                String field = column.field().toString();
                out.reject(
                        record,
                        new Outlet.Refusal(
                                "conversion",
                                Sentence.of("engine.unconvertible", "field", field, "reason", reasonOf(e))
                                        .kept(),
                                field));
                return;
            }
        }
        out.pass(Edge.OUT, record.withFields(selected));
    }

    private static String reasonOf(Unconvertible trouble) {
        return String.valueOf(trouble.getMessage()).replaceFirst("^field 'value': ", "");
    }

    private static @Nullable Object converted(Column column, @Nullable Object value) throws Unconvertible {
        RecordConversion conversion = column.conversion();
        if (conversion == null || value == null) {
            return value;
        }
        Map<String, @Nullable Object> holder = new LinkedHashMap<>();
        holder.put(VALUE, value);
        conversion.apply(holder);
        return holder.get(VALUE);
    }
}
