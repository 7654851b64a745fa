package dev.pipewright.connectors.convert;

import dev.pipewright.model.record.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What names a record, of the values of its key fields: the value itself if there is one field, a JSON array of the
/// values if there are several.
public record RecordKey(List<String> fields) {
    public RecordKey {
        fields = List.copyOf(fields);
    }

    /// The key of a record; null if there are no key fields, or the only one has no value.
    public @Nullable String of(Map<String, @Nullable Object> record) {
        if (fields.isEmpty()) {
            return null;
        }
        if (fields.size() == 1) {
            Object value = record.get(fields.getFirst());
            return value == null ? null : value instanceof String text ? text : CanonicalJson.text(value);
        }
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        fields.forEach(field -> values.add(record.get(field)));
        return CanonicalJson.text(values);
    }
}
