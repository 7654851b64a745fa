package dev.pipewright.connectors.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Separated values with a header line. The columns are those of the schema, or of the first record if there is no
/// schema.
final class CsvText implements RecordText {

    private final char delimiter;
    private List<String> columns;

    CsvText(List<String> columns, char delimiter) {
        this.columns = columns;
        this.delimiter = delimiter;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void resume(List<String> known) {
        columns = known.isEmpty() ? columns : known;
    }

    @Override
    public String beginning(DataRecord first) {
        if (columns.isEmpty()) {
            columns = List.copyOf(first.fields().keySet());
        }
        return line(columns);
    }

    @Override
    public String record(DataRecord record, boolean isFirst) {
        Map<String, @Nullable Object> fields = record.fields();
        List<String> values = new ArrayList<>(columns.size());
        int found = 0;
        for (String column : columns) {
            values.add(text(fields.get(column)));
            found += fields.containsKey(column) ? 1 : 0;
        }
        if (found < fields.size()) {
            refuseUnknown(record);
        }
        return line(values);
    }

    private void refuseUnknown(DataRecord record) {
        String unknown = record.fields().keySet().stream()
                .filter(name -> !columns.contains(name))
                .findFirst()
                .orElse("");
        throw new ConnectorException(Kind.DATA, Sentence.of("connectors.fieldWithoutColumn", "field", unknown));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case BigDecimal number -> number.toPlainString();
            case Map<?, ?> object -> JsonValues.text(object);
            case List<?> list -> JsonValues.text(list);
            default -> value.toString();
        };
    }

    private String line(List<String> values) {
        StringWriter line = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(line)) {
            csv.writeRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    @Override
    public String end(boolean isEmpty) {
        return isEmpty && !columns.isEmpty() ? line(columns) : "";
    }
}
