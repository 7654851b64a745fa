package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.ConnectorException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/// Which sheet of a workbook most likely has the records: those of an ERP often begin with a sheet of words.
final class ExcelGuess {

    private static final int LOOKED_AT = 20;
    private static final int FEWEST_ROWS = 2;
    private static final int FEWEST_CELLS = 2;

    private ExcelGuess() {}

    /// The first sheet that has a table in it; empty if that is the first of all, or none has one.
    static Optional<String> sheet(String file, InputStream in) {
        try (var excel = new ExcelFile(in, file)) {
            String first = excel.workbook().getFirstSheet().getName();
            for (Sheet sheet : excel.workbook().getSheets().toList()) {
                if (sheet.getVisibility() == SheetVisibility.VISIBLE && hasTable(sheet)) {
                    return Optional.of(sheet.getName()).filter(name -> !name.equals(first));
                }
            }
            return Optional.empty();
        } catch (IOException | ExcelReaderException | ConnectorException _) {
            return Optional.empty(); // Whoever reads it is told what is wrong.
        }
    }

    private static boolean hasTable(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.limit(LOOKED_AT)
                            .filter(row -> row.stream()
                                            .filter(cell -> !ExcelCell.isEmpty(cell))
                                            .count()
                                    >= FEWEST_CELLS)
                            .count()
                    >= FEWEST_ROWS;
        }
    }
}
