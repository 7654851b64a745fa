package dev.pipewright.model.change;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.record.CanonicalJson;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parts of a record that are compared and merged one by one: its fields, the entries of its maps, and its
/// mapping lines by target.
final class FieldMap {

    private static final String LINES = "lines";

    private FieldMap() {}

    /// The fields that have parts of their own: maps, and records that are there in all versions. All else is one part,
    /// also where its form is an object, as that of a type is.
    static Set<String> dividedIn(List<? extends Record> versions) {
        Set<String> divided = new HashSet<>();
        for (RecordComponent component : versions.getFirst().getClass().getRecordComponents()) {
            boolean isRecord = component.getType().isRecord()
                    && versions.stream()
                            .allMatch(version -> RecordForm.of(version).containsKey(component.getName()));
            if (component.getType() == Map.class || isRecord) {
                divided.add(component.getName());
            }
        }
        return divided;
    }

    /// The parts of a record, by the names that [Change#field] has.
    ///
    /// @param divided of [#dividedIn]
    static Map<String, @Nullable Object> of(Record record, Set<String> divided) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        RecordForm.of(record).forEach((name, value) -> {
            if (record instanceof Node.Map && name.equals(LINES)) {
                parts.putAll(linesIn(value));
            } else if (divided.contains(name) && value instanceof Map<?, ?> map && !map.isEmpty()) {
                map.forEach((key, inner) -> parts.put(name + "." + key, inner));
            } else {
                parts.put(name, value);
            }
        });
        return parts;
    }

    /// Puts parts together again to the form of a record.
    static Map<String, @Nullable Object> form(Map<String, @Nullable Object> parts) {
        var form = new LinkedHashMap<String, @Nullable Object>();
        parts.forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (isLine(name)) {
                list(form).add(value);
            } else if (dot >= 0) {
                map(form, name.substring(0, dot)).put(name.substring(dot + 1), value);
            } else if (value instanceof Map<?, ?> empty && empty.isEmpty()) {
                map(form, name);
            } else {
                form.put(name, value);
            }
        });
        return form;
    }

    /// True for a part that is a mapping line.
    static boolean isLine(String part) {
        return part.startsWith(LINES + "[");
    }

    /// The targets of a mapping in the order of its lines.
    static List<String> targetsOf(Node.Map map) {
        return map.lines().stream().map(MappingLine::target).toList();
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : CanonicalJson.text(value);
    }

    @SuppressWarnings("unchecked") // Only this method puts a value under this name.
    private static List<@Nullable Object> list(Map<String, @Nullable Object> form) {
        return (List<@Nullable Object>) form.computeIfAbsent(LINES, _ -> new ArrayList<@Nullable Object>());
    }

    @SuppressWarnings("unchecked") // Only this method puts a value under a name with entries.
    private static Map<String, @Nullable Object> map(Map<String, @Nullable Object> form, String name) {
        return (Map<String, @Nullable Object>)
                form.computeIfAbsent(name, _ -> new LinkedHashMap<String, @Nullable Object>());
    }

    /// The lines by their targets. A file may have a target twice: the second line is then the one with `#2`.
    private static Map<String, @Nullable Object> linesIn(@Nullable Object value) {
        var lines = new LinkedHashMap<String, @Nullable Object>();
        Map<String, Integer> times = new HashMap<>();
        if (value instanceof List<?> list) {
            for (Object line : list) {
                if (line instanceof Map<?, ?> form) {
                    String part = LINES + "[" + (form.get("target") instanceof String target ? target : "") + "]";
                    int time = times.merge(part, 1, Integer::sum);
                    lines.put(time == 1 ? part : part + "#" + time, form);
                }
            }
        }
        return lines;
    }
}
