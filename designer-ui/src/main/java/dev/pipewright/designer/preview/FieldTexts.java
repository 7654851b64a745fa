package dev.pipewright.designer.preview;

import dev.pipewright.connectors.json.JsonValues;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a record as texts that can be read and compared: objects field by field, lists item by item
/// where all of it is asked for, else in one text. Numbers are exact.
final class FieldTexts {

    private static final int DEEPEST = 4;
    private static final int LONGEST = 160;

    private FieldTexts() {}

    /// For the cells of a table: a list is one text, and a long one is cut.
    static Map<String, String> cells(Map<String, @Nullable Object> fields) {
        Map<String, String> cells = new LinkedHashMap<>();
        fields.forEach((name, value) -> add(cells, name, value, 1, false));
        return cells;
    }

    /// All values, wherever they are.
    static Map<String, String> lines(Map<String, @Nullable Object> fields) {
        Map<String, String> lines = new LinkedHashMap<>();
        fields.forEach((name, value) -> add(lines, name, value, 1, true));
        return lines;
    }

    private static void add(
            Map<String, String> texts, String path, @Nullable Object value, int depth, boolean isWhole) {
        switch (value) {
            case Map<?, ?> object
            when !object.isEmpty() && (isWhole || depth < DEEPEST) ->
                object.forEach((name, inner) -> add(texts, path + "." + name, inner, depth + 1, isWhole));
            case List<?> list
            when isWhole && !list.isEmpty() -> {
                for (int i = 0; i < list.size(); i++) {
                    add(texts, path + "[" + i + "]", list.get(i), depth + 1, true);
                }
            }
            case null, default -> texts.put(path, isWhole ? text(value) : cut(text(value)));
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text;
            case BigDecimal number -> number.toPlainString();
            default -> JsonValues.text(value);
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
