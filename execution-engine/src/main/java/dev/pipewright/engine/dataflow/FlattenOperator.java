package dev.pipewright.engine.dataflow;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Forms one record per item of a list. Each has the outer record's key with the item's number, so that keys stay
/// different.
final class FlattenOperator implements Operator {

    private final FieldPath list;

    FlattenOperator(Node.Flatten node) {
        this.list = FieldPath.of(node.list());
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        switch (list.valueIn(record.fields())) {
            case null -> out.filter();
            case List<?> items when items.isEmpty() -> out.filter();
            case List<?> items -> {
                out.duplicate(items.size() - 1L);
                for (int i = 0; i < items.size(); i++) {
                    out.pass(Edge.OUT, item(record, items.get(i), i + 1));
                }
            }
            default ->
                out.reject(
                        record,
                        new Outlet.Refusal(
                                "not-a-list",
                                Sentence.of("engine.notAList", "field", list).kept(),
                                list.toString()));
        }
    }

    private DataRecord item(DataRecord record, @Nullable Object item, int number) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(record.fields());
        list.put(fields, item);
        String key = record.key();
        return new DataRecord(key == null ? null : key + "#" + number, record.origin(), fields);
    }
}
