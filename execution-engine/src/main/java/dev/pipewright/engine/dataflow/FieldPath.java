package dev.pipewright.engine.dataflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The place of a value in a record, as in `customer.code`.
record FieldPath(List<String> names) {

    FieldPath {
        names = List.copyOf(names);
    }

    static FieldPath of(String path) {
        return new FieldPath(List.of(path.split("\\.", -1)));
    }

    /// Several places in words, as in `order.day, customer`.
    static String joined(List<FieldPath> paths) {
        return paths.stream().map(FieldPath::toString).collect(Collectors.joining(", "));
    }

    /// The value, or null if it is null or missing.
    @Nullable
    Object valueIn(Map<String, @Nullable Object> fields) {
        Object value = fields.get(names.getFirst());
        for (int i = 1; i < names.size() && value != null; i++) {
            value = value instanceof Map<?, ?> object ? object.get(names.get(i)) : null;
        }
        return value;
    }

    /// Puts a value into a map that nobody else has seen; objects on the way are copied or made.
    void put(Map<String, @Nullable Object> fields, @Nullable Object value) {
        Map<String, @Nullable Object> object = fields;
        for (String name : names.subList(0, names.size() - 1)) {
            Map<String, @Nullable Object> inner = new LinkedHashMap<>();
            if (object.get(name) instanceof Map<?, ?> present) {
                present.forEach((key, each) -> inner.put((String) key, each));
            }
            object.put(name, inner);
            object = inner;
        }
        object.put(names.getLast(), value);
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
