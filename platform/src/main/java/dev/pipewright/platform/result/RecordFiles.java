package dev.pipewright.platform.result;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.RunRows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes records as files, one at a time, so that a file may be larger than the memory.
final class RecordFiles {

    private RecordFiles() {}

    /// Gives all records to a taker, in the same order each time.
    @FunctionalInterface
    interface Source {
        void each(RunRows.Taker taker) throws IOException;
    }

    /// @param source asked twice for CSV: its columns stand in its first line
    static void write(ResultFormat format, OutputStream out, Source source) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        switch (format) {
            case NDJSON -> source.each(row -> writer.append(RunRows.line(row)).append('\n'));
            case JSON -> json(writer, source);
            case CSV -> csv(writer, source);
        }
        writer.flush();
    }

    private static void json(Writer writer, Source source) throws IOException {
        var separator = new String[] {"[\n"};
        source.each(row -> {
            writer.append(separator[0]).append(RunRows.line(row));
            separator[0] = ",\n";
        });
        writer.append(separator[0].equals("[\n") ? "[]\n" : "\n]\n");
    }

    private static void csv(Writer writer, Source source) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        source.each(row -> columns.addAll(flat(row).keySet()));
        line(writer, columns);
        source.each(row -> {
            Map<String, String> cells = flat(row);
            line(
                    writer,
                    columns.stream()
                            .map(column -> cells.getOrDefault(column, ""))
                            .toList());
        });
    }

    private static void line(Writer writer, Iterable<String> cells) throws IOException {
        var separator = "";
        for (String cell : cells) {
            writer.append(separator).append(quoted(cell));
            separator = ",";
        }
        writer.append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    /// A record's columns: an object's fields by their path, a list as JSON in one cell.
    private static Map<String, String> flat(Map<String, @Nullable Object> row) {
        var cells = new LinkedHashMap<String, String>();
        flatten("", row, cells);
        return cells;
    }

    private static void flatten(String path, @Nullable Object value, Map<String, String> cells) {
        switch (value) {
            case null -> cells.put(path, "");
            case Map<?, ?> object ->
                object.forEach(
                        (name, field) -> flatten(path.isEmpty() ? name.toString() : path + "." + name, field, cells));
            case String text -> cells.put(path, harmless(text));
            case Long number -> cells.put(path, number.toString());
            case BigDecimal number -> cells.put(path, number.toPlainString());
            default -> cells.put(path, harmless(JsonValues.text(value)));
        }
    }

    /// A text that a spreadsheet would take for a formula gets an apostrophe in front.
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
