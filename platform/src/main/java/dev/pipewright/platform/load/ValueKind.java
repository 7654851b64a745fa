package dev.pipewright.platform.load;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// What kind of value a watermark has.
public enum ValueKind {
    NUMBER,
    INSTANT,
    /// A date and a time without a zone.
    LOCAL,
    DATE,
    /// It cannot be one.
    NONE;

    /// The kind of a JSON value.
    public static ValueKind of(Object value) {
        if (value instanceof Long || value instanceof BigDecimal) {
            return NUMBER;
        }
        if (!(value instanceof String text)) {
            return NONE;
        }
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text).toString().equals(text) ? INSTANT : NONE;
            }
            if (text.contains("T")) {
                LocalDateTime.parse(text);
                return LOCAL;
            }
            LocalDate.parse(text);
            return DATE;
        } catch (DateTimeException _) {
            return NONE;
        }
    }
}
