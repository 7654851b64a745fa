package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Makes a workbook of JSON lines: a workbook can only be written in one go, so the records wait as lines until the
/// run is complete.
final class ExcelSheet {

    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_DIGITS = 15;
    private static final int ROWS_HELD = 1000;

    private final SequencedSet<String> columns;
    private final String name;

    /// A sheet.
    ///
    /// @param columns the first columns; others that records have follow them
    ExcelSheet(List<String> columns, String name) {
        this.columns = new LinkedHashSet<>(columns);
        this.name = name;
    }

    /// Learns the columns of the records.
    void learn(InputStream jsonLines) throws IOException {
        try (ByteLines lines = new ByteLines(jsonLines, JsonValues.MOST_BYTES)) {
            while (lines.next()) {
                columns.addAll(fields(lines).keySet());
            }
        }
    }

    /// Writes the workbook.
    void write(InputStream jsonLines, OutputStream out) throws IOException {
        try (ByteLines lines = new ByteLines(jsonLines, JsonValues.MOST_BYTES);
                Workbook workbook = new Workbook(out, "Pipewright", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name);
            List<String> names = new ArrayList<>(columns);
            for (int i = 0; i < names.size(); i++) {
                sheet.value(0, i, names.get(i));
                sheet.style(0, i).bold().set();
            }
            sheet.freezePane(0, 1);
            int row = 1;
            while (lines.next()) {
                if (row == MOST_ROWS) {
                    throw new ConnectorException(Kind.DATA, Sentence.of("connectors.sheetFull"));
                }
                writeRow(sheet, row, names, fields(lines));
                row++;
                if (row % ROWS_HELD == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void writeRow(Worksheet sheet, int row, List<String> names, Map<?, ?> fields) {
        for (int i = 0; i < names.size(); i++) {
            write(sheet, row, i, fields.get(names.get(i)));
        }
    }

    private static void write(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Long number when Math.abs(number) < 1_000_000_000_000_000L -> sheet.value(row, column, number);
            // Excel would cut what has more digits.
            case BigDecimal number when number.precision() <= MOST_DIGITS -> sheet.value(row, column, number);
            case BigDecimal number -> sheet.value(row, column, number.toPlainString());
            case Boolean truth -> sheet.value(row, column, truth);
            case Map<?, ?> object -> sheet.value(row, column, JsonValues.text(object));
            case List<?> list -> sheet.value(row, column, JsonValues.text(list));
            default -> sheet.value(row, column, value.toString());
        }
    }

    private static Map<String, @Nullable Object> fields(ByteLines lines) throws IOException {
        try {
            Object value = JsonValues.parse(lines.bytes(), lines.offset(), lines.length());
            if (value instanceof Map<?, ?> object) {
                return NdjsonRows.fields(object);
            }
        } catch (InvalidJson e) {
            throw new IOException("the pending lines are damaged", e);
        }
        throw new IOException("the pending lines are damaged");
    }
}
