package dev.pipewright.platform.mapping;

import dev.pipewright.engine.mapping.Missing;
import dev.pipewright.model.record.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values as short texts beside fields.
public final class ShownValues {

    private static final int LONGEST = 80;
    private static final int FEW = 5;
    private static final int MOST = 5_000;

    private ShownValues() {}

    /// A value in one line; empty if there is none.
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Missing _ -> "";
            case String text -> cut(text);
            case List<?> list -> list.size() + " × " + ofItems(list);
            case Map<?, ?> object -> cut(CanonicalJson.text(object));
            default -> cut(CanonicalJson.text(value));
        };
    }

    private static String ofItems(List<?> list) {
        return cut(list.stream()
                .limit(FEW)
                .map(item -> item == Missing.MISSING ? "–" : item instanceof String text ? text : of(item))
                .collect(Collectors.joining(", ")));
    }

    private static String cut(String text) {
        String line = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return line.replaceAll("\\s+", " ");
    }

    /// What a record has at each path, without the marks of lists; in lists, what their first item has.
    public static Map<String, String> ofRecord(Map<?, ?> record) {
        Map<String, String> values = new LinkedHashMap<>();
        add(record, "", values);
        return values;
    }

    private static void add(Map<?, ?> object, String prefix, Map<String, String> values) {
        object.forEach((name, value) -> {
            String path = prefix + SourceRow.quoted(String.valueOf(name));
            values.put(path, of(value));
            Object inner = value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : value;
            if (inner instanceof Map<?, ?> below && values.size() < MOST) {
                add(below, path + ".", values);
            }
        });
    }
}
