package dev.pipewright.engine.dataflow;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Adds the record that another stream has under the same key. Holds some records back, to ask for them at once.
final class LookupOperator implements Operator {

    private static final int MOST_HELD = 500;

    private final Node.Lookup node;
    private final LookupTable table;
    private final List<FieldPath> fields;
    private final FieldPath target;
    private List<Held> held = new ArrayList<>();

    /// @param key absent if a part of it is missing
    private record Held(DataRecord record, @Nullable LookupKey key) {}

    LookupOperator(Node.Lookup node, LookupTable table) {
        this.node = node;
        this.table = table;
        this.fields = node.keys().stream().map(key -> FieldPath.of(key.field())).toList();
        this.target = FieldPath.of(node.target());
    }

    @Override
    public void accept(DataRecord record, Outlet out) {
        held.add(new Held(record, LookupKey.of(record.fields(), fields)));
        if (held.size() >= MOST_HELD) {
            border(out);
        }
    }

    @Override
    public void border(Outlet out) {
        if (held.isEmpty()) {
            return;
        }
        List<Held> records = held;
        held = new ArrayList<>();
        Map<LookupKey, List<Object>> wanted = new LinkedHashMap<>();
        for (Held each : records) {
            LookupKey key = each.key();
            if (key != null) {
                wanted.computeIfAbsent(key, _ -> valuesOf(each.record()));
            }
        }
        Map<LookupKey, List<DataRecord>> found = wanted.isEmpty() ? Map.of() : table.find(wanted);
        for (Held each : records) {
            LookupKey key = each.key();
            give(each.record(), key, key == null ? List.of() : found.getOrDefault(key, List.of()), out);
        }
    }

    private void give(DataRecord record, @Nullable LookupKey key, List<DataRecord> found, Outlet out) {
        if (found.size() == 1) {
            Map<String, @Nullable Object> with = new LinkedHashMap<>(record.fields());
            target.put(with, found.getFirst().fields());
            out.pass(Edge.OUT, record.withFields(with));
        } else if (found.size() > 1) {
            String text = String.valueOf(key);
            refuse(
                    record,
                    "ambiguous-lookup",
                    Sentence.of("engine.lookupAmbiguous", "node", node.name(), "key", text, "count", found.size()),
                    out);
        } else {
            switch (node.notFound()) {
                case PASS -> out.pass(Edge.OUT, record);
                case REJECT -> refuse(record, "not-found", notFound(key), out);
            }
        }
    }

    private Sentence notFound(@Nullable LookupKey key) {
        return key == null
                ? Sentence.of("engine.lookupNoKey", "node", node.name(), "field", FieldPath.joined(fields))
                : Sentence.of("engine.lookupNotFound", "node", node.name(), "key", key);
    }

    private void refuse(DataRecord record, String code, Sentence sentence, Outlet out) {
        out.reject(record, new Outlet.Refusal(code, sentence.kept(), FieldPath.joined(fields)));
    }

    private List<Object> valuesOf(DataRecord record) {
        return fields.stream()
                .map(field -> Objects.requireNonNull(field.valueIn(record.fields())))
                .toList();
    }
}
