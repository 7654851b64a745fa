package dev.pipewright.model.change;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.record.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of a record that are compared and merged one by one: its fields, the entries of its maps, and its
/// mapping lines by target.
final class FieldMap {

    private static final String LINES = "lines";

    private FieldMap() {}

    /// The parts of a record, by the names that [Change#field] has.
    static Map<String, @Nullable Object> of(Record record) {
        return of(record, hasUniqueTargets(record));
    }

    /// The parts of a record.
    ///
    /// @param byLine false to take the lines of a mapping as one part
    static Map<String, @Nullable Object> of(Record record, boolean byLine) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        RecordForm.of(record).forEach((name, value) -> {
            if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                map.forEach((key, inner) -> parts.put(name + "." + key, inner));
            } else if (byLine && name.equals(LINES)) {
                linesIn(value).forEach((target, line) -> parts.put(LINES + "[" + target + "]", line));
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
            } else if (value instanceof Map<?, ?> empty && empty.isEmpty()) {
                map(form, name);
            } else if (dot >= 0) {
                map(form, name.substring(0, dot)).put(name.substring(dot + 1), value);
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
    static List<@Nullable Object> targetsOf(Node.Map map) {
        var targets = new ArrayList<@Nullable Object>();
        map.lines().forEach(line -> targets.add(line.target()));
        return targets;
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

    /// A file may have a target twice; such lines can only be compared as a whole.
    static boolean hasUniqueTargets(Record record) {
        return record instanceof Node.Map map
                && map.lines().stream().map(MappingLine::target).distinct().count()
                        == map.lines().size();
    }

    private static Map<String, @Nullable Object> linesIn(@Nullable Object value) {
        var lines = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof List<?> list) {
            for (Object line : list) {
                if (line instanceof Map<?, ?> form) {
                    lines.put(form.get("target") instanceof String target ? target : "", form);
                }
            }
        }
        return lines;
    }
}
