package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// The rows of a sheet of an Excel workbook.
final class ExcelRows implements RowSource {

    /// What Excel itself shows of a number; the digits behind are left over from its binary floats.
    private static final MathContext DIGITS = new MathContext(15);

    private final String file;
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final boolean header;
    private List<String> names = List.of();

    ExcelRows(String file, InputStream in, FileSourceSettings settings) throws IOException {
        this.file = file;
        this.header = settings.header();
        try {
            workbook = new ReadableWorkbook(in, new ReadingOptions(true, true));
            stream = sheet(settings.sheet()).openStream();
        } catch (ExcelReaderException | IOException e) {
            throw broken(e);
        }
        rows = stream.iterator();
        for (int i = 0; i < settings.skipLines() && rows.hasNext(); i++) {
            rows.next();
        }
        if (header) {
            names = readNames();
        }
    }

    private Sheet sheet(@Nullable String name) {
        if (name == null) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(name)
                .orElseThrow(() -> new ConnectorException(
                        Kind.SETTINGS,
                        "There is no sheet '" + name + "' in '" + file + "': use one of "
                                + String.join(
                                        ", ",
                                        workbook.getSheets().map(Sheet::getName).toList()) + "."));
    }

    private List<String> readNames() {
        if (!rows.hasNext()) {
            throw new ConnectorException(Kind.DATA, "The file '" + file + "' is empty: a header row was expected.");
        }
        org.dhatim.fastexcel.reader.Row first = rows.next();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < first.getCellCount(); i++) {
            String text = first.hasCell(i) ? first.getCellText(i).strip() : "";
            String name = text.isEmpty() ? "column" + (i + 1) : text;
            if (found.contains(name)) {
                throw new ConnectorException(
                        Kind.DATA, "The header row of '" + file + "' names '" + name + "' twice: rename one of them.");
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
                if (row.getFirstNonEmptyCell().isPresent()) {
                    return row(row);
                }
            }
            return null;
        } catch (ExcelReaderException e) {
            throw broken(e);
        }
    }

    private Row row(org.dhatim.fastexcel.reader.Row row) {
        String place = "row " + row.getRowNum();
        if (header && row.getCellCount() > names.size()) {
            return Row.Broken.of(
                    row.toString(),
                    place,
                    "Row " + row.getRowNum() + " has " + row.getCellCount() + " cells, but the header has "
                            + names.size() + ".");
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        int count = header ? names.size() : row.getCellCount();
        long size = 0;
        for (int i = 0; i < count; i++) {
            String name = header ? names.get(i) : "column" + (i + 1);
            Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
            if (cell != null && cell.getType() == CellType.ERROR) {
                return Row.Broken.of(
                        row.toString(),
                        place,
                        "Row " + row.getRowNum() + ", column '" + name + "' holds the error " + cell.getRawValue()
                                + ".");
            }
            Object value = cell == null ? null : value(cell);
            size += value == null ? 1 : value.toString().length();
            fields.put(name, value);
        }
        return new Row.Fields(fields, place, size);
    }

    private static @Nullable Object value(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> isDate(cell) ? date(cell) : number(cell);
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean();
            case FORMULA -> formula(cell);
            case EMPTY, ERROR -> null;
        };
    }

    private static @Nullable Object formula(Cell cell) {
        Object value = cell.getValue();
        return value instanceof BigDecimal ? number(cell) : value == null ? null : value.toString();
    }

    private static Object number(Cell cell) {
        BigDecimal number = new BigDecimal(cell.getRawValue()).round(DIGITS);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            return number.stripTrailingZeros();
        }
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && ((id >= 14 && id <= 22) || (id >= 45 && id <= 47))) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && !format.equals("General")
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").matches(".*[ymdhs].*");
    }

    private static String date(Cell cell) {
        LocalDateTime date = cell.asDate();
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(date);
    }

    private ConnectorException broken(Exception e) {
        return new ConnectorException(
                Kind.DATA,
                "The file '" + file + "' is not an Excel workbook (xlsx), or is damaged: save it again in Excel.",
                e);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
