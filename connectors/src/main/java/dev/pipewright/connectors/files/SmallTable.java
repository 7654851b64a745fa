package dev.pipewright.connectors.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;

/// A table that a person wrote, as texts: the first sheet of an Excel workbook, or CSV. It is read whole, so it is
/// not for records.
public final class SmallTable {

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_ROWS = 20_000;
    /// How Windows saves CSV that is not UTF-8.
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private SmallTable() {}

    /// A row that holds something.
    ///
    /// @param number as the spreadsheet shows it, from 1; of CSV, the line in the file
    /// @param cells without blanks around them; empty ones at the end are left out
    public record Row(int number, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /// A cell by its column, from 0; empty if the row has none there.
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /// Reads a table.
    ///
    /// @param file its name, whose ending says what it is: `.xlsx`, else CSV with commas, semicolons or tabs
    /// @throws ConnectorException if it cannot be read, or is too large
    public static List<Row> read(String file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(file);
        }
        try {
            List<Row> rows = file.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? ofExcel(file, bytes) : ofCsv(bytes);
            return rows.stream().filter(row -> !row.cells().isEmpty()).toList();
        } catch (ExcelReaderException | CsvParseException | UncheckedIOException | IOException e) {
            throw new ConnectorException(Kind.DATA, Sentence.of("connectors.noSmallTable", "file", file), e);
        }
    }

    private static ConnectorException tooLarge(String file) {
        return new ConnectorException(
                Kind.DATA, Sentence.of("connectors.tableTooLarge", "file", file, "most", MOST_ROWS));
    }

    private static List<Row> ofExcel(String file, byte[] bytes) throws IOException {
        try (var excel = new ExcelFile(new ByteArrayInputStream(bytes), file);
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        excel.workbook().getFirstSheet().openStream()) {
            List<org.dhatim.fastexcel.reader.Row> all =
                    rows.limit(MOST_ROWS + 1L).toList();
            if (all.size() > MOST_ROWS) {
                throw tooLarge(file);
            }
            return all.stream().map(SmallTable::row).toList();
        }
    }

    private static Row row(org.dhatim.fastexcel.reader.Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(text(row, i));
        }
        return new Row(row.getRowNum(), trimmed(cells));
    }

    /// A cell that holds an error is shown as Excel shows it.
    private static String text(org.dhatim.fastexcel.reader.Row row, int column) {
        Cell cell = row.hasCell(column) ? row.getCell(column) : null;
        try {
            Object value = ExcelCell.value(cell);
            return value == null ? "" : value.toString();
        } catch (ExcelCell.UnusableCell _) {
            return cell == null ? "" : cell.getRawValue();
        }
    }

    private static List<Row> ofCsv(byte[] bytes) throws IOException {
        String text = decoded(bytes);
        var rows = new ArrayList<Row>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separatorOf(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                if (rows.size() == MOST_ROWS) {
                    throw tooLarge("CSV");
                }
                rows.add(new Row(Math.toIntExact(record.getStartingLineNumber()), trimmed(record.getFields())));
            }
        }
        return rows;
    }

    private static String decoded(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            text = new String(bytes, WINDOWS);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// What stands most often in the first line.
    private static char separatorOf(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        for (char separator : new char[] {';', '\t'}) {
            if (count(first, separator) > count(first, best)) {
                best = separator;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static List<String> trimmed(List<String> cells) {
        var all = new ArrayList<String>();
        cells.forEach(cell -> all.add(cell.strip()));
        while (!all.isEmpty() && all.getLast().isEmpty()) {
            all.removeLast();
        }
        return all;
    }

    /// Writes rows as CSV with commas.
    public static String csv(List<List<String>> rows) {
        var text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// Writes rows of texts as the only sheet of an Excel workbook; the first row is its header.
    ///
    /// @param sheet what the sheet is called
    public static byte[] xlsx(String sheet, List<List<String>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Pipewright", "1.0")) {
            Worksheet written = workbook.newWorksheet(sheet);
            for (int row = 0; row < rows.size(); row++) {
                List<String> cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    written.value(row, column, cells.get(column));
                }
            }
            written.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
