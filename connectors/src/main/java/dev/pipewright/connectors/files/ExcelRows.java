package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// The rows of a sheet of an Excel workbook.
final class ExcelRows implements RowSource {

    private final String file;
    private final ExcelFile excel;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final boolean header;
    private List<String> names = List.of();

    ExcelRows(String file, InputStream in, FileSourceSettings settings, Schema schema) throws IOException {
        this.file = file;
        this.header = settings.header();
        try {
            excel = new ExcelFile(in, file);
        } catch (ExcelReaderException | IOException e) {
            throw broken(e);
        }
        try {
            stream = sheet(settings.sheet()).openStream();
        } catch (ExcelReaderException | IOException e) {
            excel.close();
            throw broken(e);
        } catch (ConnectorException e) {
            excel.close();
            throw e;
        }
        rows = stream.iterator();
        for (int i = 0; i < settings.skipLines() && rows.hasNext(); i++) {
            rows.next();
        }
        if (header) {
            names = readNames();
            RequiredColumns.requireIn(names, schema, file);
        }
    }

    private Sheet sheet(@Nullable String name) {
        ReadableWorkbook workbook = excel.workbook();
        if (name == null) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(name)
                .orElseThrow(() -> new ConnectorException(
                        Kind.SETTINGS,
                        Sentence.of(
                                "connectors.noSheet",
                                "name",
                                name,
                                "file",
                                file,
                                "known",
                                String.join(
                                        ", ",
                                        workbook.getSheets().map(Sheet::getName).toList()))));
    }

    private List<String> readNames() {
        if (!rows.hasNext()) {
            throw new ConnectorException(Kind.DATA, Sentence.of("connectors.noHeaderRow", "file", file));
        }
        org.dhatim.fastexcel.reader.Row first = rows.next();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < width(first); i++) {
            String text = first.hasCell(i) ? first.getCellText(i).strip() : "";
            String name = text.isEmpty() ? "column" + (i + 1) : text;
            if (found.contains(name)) {
                throw new ConnectorException(
                        Kind.DATA, Sentence.of("connectors.headerRowTwice", "file", file, "name", name));
            }
            found.add(name);
        }
        return found;
    }

    @Override
    public @Nullable Row next() {
        try {
            while (rows.hasNext()) {
                org.dhatim.fastexcel.reader.Row row = rows.next();
                if (width(row) > 0) {
                    return row(row);
                }
            }
            return null;
        } catch (ExcelReaderException e) {
            throw broken(e);
        }
    }

    /// How many cells a row has up to the last that holds something.
    private static int width(org.dhatim.fastexcel.reader.Row row) {
        int width = row.getCellCount();
        while (width > 0 && ExcelCell.isEmpty(row.getCell(width - 1))) {
            width--;
        }
        return width;
    }

    private Row row(org.dhatim.fastexcel.reader.Row row) {
        String number = "row " + row.getRowNum();
        int width = width(row);
        if (header && width > names.size()) {
            return new Row.Broken(
                    raw(row),
                    number,
                    "Row " + row.getRowNum() + " has " + width + " cells, but the header has " + names.size() + ".");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        int count = header ? names.size() : width;
        long size = 0;
        for (int i = 0; i < count; i++) {
            String name = nameOf(i);
            try {
                Object value = ExcelCell.value(i < width ? row.getCell(i) : null);
                size += value == null ? 1 : value.toString().length();
                fields.put(name, value);
            } catch (ExcelCell.UnusableCell e) {
                return new Row.Broken(
                        raw(row), number, "Row " + row.getRowNum() + ", column '" + name + "' " + e.getMessage() + ".");
            }
        }
        return new Row.Fields(fields, number, size);
    }

    private String nameOf(int column) {
        return header && column < names.size() ? names.get(column) : "column" + (column + 1);
    }

    /// The row as Excel shows it.
    private String raw(org.dhatim.fastexcel.reader.Row row) {
        Map<String, @Nullable Object> texts = new LinkedHashMap<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            texts.put(nameOf(i), cell == null ? null : cell.getText());
        }
        return JsonValues.text(texts);
    }

    private ConnectorException broken(Exception e) {
        return new ConnectorException(Kind.DATA, Sentence.of("connectors.noWorkbook", "file", file), e);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        excel.close();
    }
}
