package dev.pipewright.platform.trouble;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.correction.NamedField;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.platform.trouble.FieldValues.Counted;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts the values of a field while records are read. Used by one thread.
final class ValueCount {

    /// So many values are told apart.
    private static final int MOST = 10_000;

    private final @Nullable String name;
    private final Map<String, Counted> counts = new LinkedHashMap<>();
    private @Nullable RecordPath path;
    private long looked;

    /// @param path where to look; null to look for what the field is called
    /// @param name what the field is called; null if there is none
    ValueCount(@Nullable RecordPath path, @Nullable String name) {
        this.path = path;
        this.name = name;
    }

    /// The fields of a record; empty for what is none.
    static Optional<Map<String, @Nullable Object>> fieldsOf(String json) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        try {
            if (JsonValues.parse(json) instanceof Map<?, ?> object) {
                object.forEach((name, value) -> fields.put((String) name, value));
                return Optional.of(fields);
            }
        } catch (InvalidJson _) {
            // As it was read, and so no record.
        }
        return Optional.empty();
    }

    void look(String json) {
        fieldsOf(json).ifPresent(this::look);
    }

    private void look(Map<String, @Nullable Object> fields) {
        looked++;
        String field = name;
        if (path == null && field != null) {
            path = NamedField.in(fields, field).orElse(null);
        }
        RecordPath at = path;
        if (at == null) {
            return;
        }
        for (RecordPath place : at.placesIn(fields)) {
            Object value = place.valueIn(fields);
            String key = CanonicalJson.text(value);
            if (counts.size() < MOST || counts.containsKey(key)) {
                counts.merge(key, new Counted(value, 1), (one, _) -> new Counted(one.value(), one.count() + 1));
            }
        }
    }

    /// What was found.
    ///
    /// @param limit how many values at most
    FieldValues found(int limit) {
        List<Counted> values = counts.values().stream()
                .sorted(Comparator.comparingLong(Counted::count).reversed())
                .toList();
        return new FieldValues(path, values.stream().limit(limit).toList(), Math.max(0, values.size() - limit), looked);
    }
}
