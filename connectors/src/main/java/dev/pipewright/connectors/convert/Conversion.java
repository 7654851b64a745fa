package dev.pipewright.connectors.convert;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a record value into one of a type. Nothing is rounded or cut: what does not fit is refused.
public interface Conversion {

    /// Converts a value that is not null.
    Object convert(Object value) throws Unconvertible;

    /// The conversion to a type.
    static Conversion to(FieldType type, TextForms forms) {
        return switch (type) {
            case FieldType.Decimal decimal -> value -> decimal(value, decimal, forms);
            case FieldType.Structure structure -> structure(structure, forms);
            case FieldType.ListOf list -> list(list, forms);
            case FieldType.Simple simple ->
                switch (simple) {
                    case STRING -> Conversion::text;
                    case BOOLEAN -> Conversion::truth;
                    case INTEGER -> value -> integer(value, forms);
                    case DATE -> value -> day(value, forms);
                    case TIME ->
                        value -> temporal(
                                value,
                                "a time of day",
                                text -> DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.parse(text)));
                    case LOCAL_DATE_TIME -> value -> temporal(value, "a day and time", Conversion::localDateTime);
                    case INSTANT -> value -> temporal(value, "a moment with a zone", text -> instant(text, forms));
                    case BYTES -> Conversion::bytes;
                    case ANY -> value -> value;
                };
        };
    }

    private static Object text(Object value) throws Unconvertible {
        return switch (value) {
            case String text -> text;
            case Long number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case Boolean truth -> truth.toString();
            default -> throw Unconvertible.of(value, "a text");
        };
    }

    private static Object truth(Object value) throws Unconvertible {
        if (value instanceof Boolean) {
            return value;
        }
        return switch (value.toString().strip()) {
            case "true", "TRUE", "True", "1", "yes", "Y", "y" -> true;
            case "false", "FALSE", "False", "0", "no", "N", "n" -> false;
            default -> throw Unconvertible.of(value, "true or false");
        };
    }

    private static Object integer(Object value, TextForms forms) throws Unconvertible {
        if (value instanceof Long) {
            return value;
        }
        if (value instanceof String text) {
            Long fast = plainDigits(text);
            if (fast != null) {
                return fast;
            }
        }
        BigDecimal number = number(value, forms, "a whole number");
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw Unconvertible.of(value, "a whole number");
        }
    }

    private static @Nullable Long plainDigits(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return null;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static BigDecimal number(Object value, TextForms forms, String wanted) throws Unconvertible {
        return switch (value) {
            case BigDecimal number -> number;
            case Long number -> BigDecimal.valueOf(number);
            case String text -> {
                try {
                    BigDecimal number = new BigDecimal(forms.number(text));
                    if (Math.abs((long) number.scale()) > 1000) {
                        throw Unconvertible.of(value, wanted);
                    }
                    yield number;
                } catch (NumberFormatException e) {
                    throw Unconvertible.of(value, wanted);
                }
            }
            default -> throw Unconvertible.of(value, wanted);
        };
    }

    private static Object decimal(Object value, FieldType.Decimal type, TextForms forms) throws Unconvertible {
        BigDecimal number = number(value, forms, "a number");
        try {
            BigDecimal scaled =
                    number.scale() == type.scale() ? number : number.setScale(type.scale(), RoundingMode.UNNECESSARY);
            if (scaled.precision() - scaled.scale() <= type.precision() - type.scale() || scaled.signum() == 0) {
                return scaled;
            }
        } catch (ArithmeticException e) {
            throw Unconvertible.of(value, "a number with at most " + type.scale() + " digits after the decimal point");
        }
        throw Unconvertible.of(
                value,
                "a number with at most " + (type.precision() - type.scale()) + " digits before the decimal point");
    }

    private static Object day(Object value, TextForms forms) throws Unconvertible {
        DateTimeFormatter pattern = forms.date();
        return temporal(
                value,
                "a day",
                text -> (pattern == null
                                ? LocalDate.parse(text.length() > 10 && text.charAt(10) == 'T' ? midnight(text) : text)
                                : LocalDate.parse(text, pattern))
                        .toString());
    }

    /// The day of a day and time that is midnight; anything else would lose the time.
    private static String midnight(String text) {
        LocalDateTime time = LocalDateTime.parse(text);
        if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new DateTimeException("not midnight");
        }
        return time.toLocalDate().toString();
    }

    private static String localDateTime(String text) {
        if (text.length() == 10) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                    LocalDate.parse(text).atStartOfDay());
        }
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.parse(iso));
    }

    private static String instant(String text, TextForms forms) {
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        ZoneId zone = forms.zone();
        Instant instant = iso.endsWith("Z")
                ? Instant.parse(iso)
                : zone == null || hasOffset(iso)
                        ? OffsetDateTime.parse(iso).toInstant()
                        : inZone(LocalDateTime.parse(iso), zone);
        return instant.toString();
    }

    private static boolean hasOffset(String iso) {
        return iso.indexOf('+', 10) >= 0 || iso.indexOf('-', 10) >= 0;
    }

    /// Of the hour that comes twice in autumn, the first is meant; the hour that is left out in spring is no time.
    private static Instant inZone(LocalDateTime time, ZoneId zone) {
        if (zone.getRules().getValidOffsets(time).isEmpty()) {
            throw new DateTimeException("left out");
        }
        return time.atZone(zone).toInstant();
    }

    private static Object temporal(Object value, String wanted, java.util.function.UnaryOperator<String> form)
            throws Unconvertible {
        if (value instanceof String text) {
            try {
                return form.apply(text.strip());
            } catch (DateTimeException e) {
                throw Unconvertible.of(value, wanted);
            }
        }
        throw Unconvertible.of(value, wanted);
    }

    private static Object bytes(Object value) throws Unconvertible {
        if (value instanceof String text) {
            try {
                return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text.strip()));
            } catch (IllegalArgumentException e) {
                throw Unconvertible.of(value, "base64");
            }
        }
        throw Unconvertible.of(value, "base64");
    }

    private static Conversion structure(FieldType.Structure structure, TextForms forms) {
        RecordConversion inner = RecordConversion.to(structure.schema(), forms);
        return value -> {
            if (!(value instanceof Map<?, ?> object)) {
                throw Unconvertible.of(value, "an object");
            }
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                copy.put((String) entry.getKey(), entry.getValue());
            }
            inner.apply(copy);
            return copy;
        };
    }

    private static Conversion list(FieldType.ListOf type, TextForms forms) {
        Conversion item = to(type.item(), forms);
        return value -> {
            // What has one child in XML may be a list all the same.
            List<?> items = value instanceof List<?> list ? list : List.of(value);
            List<@Nullable Object> converted = new ArrayList<>(items.size());
            for (Object each : items) {
                converted.add(each == null ? null : item.convert(each));
            }
            return converted;
        };
    }

    /// True if values of a JSON source need no conversion to the field's type.
    static boolean isFree(Field field) {
        return field.type() == FieldType.Simple.ANY;
    }
}
