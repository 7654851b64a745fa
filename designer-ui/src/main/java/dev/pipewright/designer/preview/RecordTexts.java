package dev.pipewright.designer.preview;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.designer.preview.RecordAnswer.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Records as texts: to be compared field by field, or changed by hand.
final class RecordTexts {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writerWithDefaultPrettyPrinter();

    private RecordTexts() {}

    static String pretty(Map<String, @Nullable Object> fields) {
        return WRITER.writeValueAsString(fields);
    }

    /// The fields of an object; none if the text is no object.
    static Map<String, @Nullable Object> fieldsOf(String json) {
        try {
            return read(json);
        } catch (InvalidJson _) {
            return Map.of();
        }
    }

    private static Map<String, @Nullable Object> read(String json) throws InvalidJson {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (JsonValues.parse(json) instanceof Map<?, ?> object) {
            object.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        return fields;
    }

    /// Each field of either, those that are there after first.
    static List<Line> compared(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Map<String, String> was = FieldTexts.lines(before);
        Map<String, String> is = FieldTexts.lines(after);
        List<Line> lines = new ArrayList<>();
        is.forEach((path, text) -> {
            String old = was.get(path);
            lines.add(new Line(path, old == null ? "" : old, text, old == null ? "n" : old.equals(text) ? "." : "c"));
        });
        was.forEach((path, text) -> {
            if (!is.containsKey(path)) {
                lines.add(new Line(path, text, "", "g"));
            }
        });
        return lines;
    }

    static List<Line> alone(Map<String, @Nullable Object> fields) {
        return FieldTexts.lines(fields).entrySet().stream()
                .map(line -> new Line(line.getKey(), "", line.getValue(), "."))
                .toList();
    }
}
