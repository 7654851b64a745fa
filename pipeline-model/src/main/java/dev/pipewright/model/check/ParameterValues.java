package dev.pipewright.model.check;

import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.FieldType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// Parameter values as people type them.
public final class ParameterValues {

    private ParameterValues() {}

    /// True if the text is a value of the type.
    public static boolean fits(String text, FieldType type) {
        try {
            return switch (type) {
                case FieldType.Simple simple -> fitsSimple(text, simple);
                case FieldType.Decimal(int precision, int scale) -> {
                    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
                    yield number.scale() <= scale && number.precision() - number.scale() <= precision - scale;
                }
                case FieldType.Structure _, FieldType.ListOf _ -> false;
            };
        } catch (DateTimeException | NumberFormatException e) {
            return false; // That it is no value of the type is the answer.
        }
    }

    /// What people call a type.
    public static String words(FieldType type) {
        return FieldTypeForm.words(type);
    }

    private static boolean fitsSimple(String text, FieldType.Simple type) {
        return switch (type) {
            case STRING, ANY, BYTES -> true;
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case INTEGER -> Long.toString(Long.parseLong(text)).equals(text);
            case DATE -> LocalDate.parse(text).toString().equals(text);
            case TIME -> LocalTime.parse(text).isBefore(LocalTime.MAX);
            case LOCAL_DATE_TIME -> LocalDateTime.parse(text).isBefore(LocalDateTime.MAX);
            case INSTANT -> Instant.parse(text).isBefore(Instant.MAX);
        };
    }
}
