package dev.pipewright.connectors.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/// Record values of cells, as Excel shows them; a formula is what it gave when the workbook was saved.
final class ExcelCell {

    /// What Excel itself shows of a number; the digits behind are left over from its binary floats.
    private static final int DIGITS = 15;

    private static final Set<String> ERRORS = Set.of(
            "#DIV/0!",
            "#N/A",
            "#NAME?",
            "#NULL!",
            "#NUM!",
            "#REF!",
            "#VALUE!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#BUSY!",
            "#UNKNOWN!",
            "#GETTING_DATA");

    private ExcelCell() {}

    /// What a cell holds is no value. The message follows the place of the cell.
    static final class UnusableCell extends Exception {
        UnusableCell(String message) {
            super(message, null, false, false);
        }
    }

    /// True if a cell is there only for its looks.
    static boolean isEmpty(@Nullable Cell cell) {
        return cell == null
                || cell.getType() == CellType.EMPTY
                || (cell.getType() != CellType.FORMULA && cell.getText().isEmpty());
    }

    /// The value of a cell; null if it is empty.
    static @Nullable Object value(@Nullable Cell cell) throws UnusableCell {
        if (cell == null) {
            return null;
        }
        return switch (cell.getType()) {
            case NUMBER -> numberOrTime(cell);
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean();
            case FORMULA -> formula(cell);
            case EMPTY -> null;
            case ERROR -> throw error(cell);
        };
    }

    private static @Nullable Object formula(Cell cell) throws UnusableCell {
        return switch (cell.getValue()) {
            case null -> null;
            case BigDecimal _ -> numberOrTime(cell);
            case Boolean truth -> truth;
            case Object value when ERRORS.contains(value.toString()) -> throw error(cell);
            case Object value -> value.toString();
        };
    }

    private static UnusableCell error(Cell cell) {
        return new UnusableCell("holds the error " + cell.getRawValue());
    }

    private static Object numberOrTime(Cell cell) throws UnusableCell {
        BigDecimal number = new BigDecimal(cell.getRawValue());
        return isTime(cell) ? time(cell, number) : number(number, cell.getRawValue());
    }

    private static Object number(BigDecimal number, String raw) throws UnusableCell {
        BigDecimal shown = number;
        if (number.precision() > DIGITS && !raw.matches("-?\\d+")) {
            if (number.precision() - number.scale() > DIGITS) {
                throw new UnusableCell("holds the number " + raw
                        + ", of whose digits Excel keeps only the first 15: keep it as a text");
            }
            shown = number.round(new MathContext(DIGITS));
        }
        try {
            return shown.longValueExact();
        } catch (ArithmeticException e) {
            return shown.stripTrailingZeros();
        }
    }

    private static boolean isTime(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && ((id >= 14 && id <= 22) || (id >= 45 && id <= 47))) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && !format.equals("General")
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").matches(".*[ymdhs].*");
    }

    private static String time(Cell cell, BigDecimal number) throws UnusableCell {
        if (number.signum() < 0) {
            throw new UnusableCell("holds " + number.toPlainString() + ", which is no day");
        }
        try {
            LocalDateTime time = cell.asDate();
            if (number.compareTo(BigDecimal.ONE) < 0) {
                return DateTimeFormatter.ISO_LOCAL_TIME.format(time.toLocalTime());
            }
            if (time.getYear() > 9999) {
                throw new UnusableCell("holds " + number.toPlainString() + ", which is no day that Excel knows");
            }
            return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? time.toLocalDate().toString()
                    : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnusableCell("holds " + number.toPlainString() + ", which is no day that Excel knows");
        }
    }
}
