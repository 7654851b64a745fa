package dev.pipewright.engine.dataflow;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Replaces a field's value by table.
final class ValueMapOperator implements Operator {

    private final Node.ValueMap node;
    private final FieldPath field;
    private final FieldPath target;

    ValueMapOperator(Node.ValueMap node) {
        this.node = node;
        this.field = FieldPath.of(node.field());
        this.target = FieldPath.of(node.target().isBlank() ? node.field() : node.target());
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        Object value = field.valueIn(record.fields());
        String mapped = value == null ? null : node.values().get(value.toString());
        if (mapped != null) {
            out.pass(Edge.OUT, with(record, mapped));
            return;
        }
        switch (node.unmapped()) {
            case KEEP -> out.pass(Edge.OUT, with(record, value));
            case OTHERWISE -> out.pass(Edge.OUT, with(record, node.otherwise()));
            case REJECT ->
                out.reject(
                        record,
                        new Outlet.Refusal("unmapped-value", unmapped(value).kept(), field.toString()));
        }
    }

    private Sentence unmapped(@Nullable Object value) {
        return value == null
                ? Sentence.of("engine.nothingToMap", "field", field)
                : Sentence.of("engine.unmapped", "value", value, "field", field);
    }

    private DataRecord with(DataRecord record, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(record.fields());
        target.put(fields, value);
        return record.withFields(fields);
    }
}
