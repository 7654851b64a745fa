package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of a file with a JSON object on each line. An invalid line costs that line only.
final class NdjsonRows implements RowSource {

    private final ByteLines lines;

    NdjsonRows(InputStream in) throws IOException {
        lines = new ByteLines(Decoding.withoutMark(in), JsonValues.MOST_BYTES);
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (lines.next()) {
            String place = "line " + lines.number();
            if (lines.isTooLong()) {
                return new Row.Broken(raw(), place, "Line " + lines.number() + " is longer than 16 MB.");
            }
            if (!lines.isBlank()) {
                return row(place);
            }
        }
        return null;
    }

    private Row row(String place) {
        try {
            Object value = JsonValues.parse(lines.bytes(), lines.offset(), lines.length());
            if (value instanceof Map<?, ?> object) {
                return new Row.Fields(fields(object), place, lines.length());
            }
            return new Row.Broken(raw(), place, "Line " + lines.number() + " is not a JSON object.");
        } catch (InvalidJson e) {
            return new Row.Broken(
                    raw(),
                    place,
                    "Line " + lines.number() + ", column " + e.column() + " is not JSON: " + e.getMessage() + ".");
        }
    }

    /// The parser makes objects with texts as names only.
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> fields(Map<?, ?> object) {
        return (Map<String, @Nullable Object>) object;
    }

    private String raw() {
        return Decoding.readable(lines.bytes(), lines.offset(), Math.min(lines.length(), ByteLines.HEAD));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
