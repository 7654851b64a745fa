package dev.pipewright.engine.dataflow;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares and measures record values.
final class Values {

    private Values() {}

    /// True if two values are the same; 1 and 1.0 are.
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal || other instanceof BigDecimal) {
            return isNumber(one) && isNumber(other) && decimal(one).compareTo(decimal(other)) == 0;
        }
        return Objects.equals(one, other);
    }

    static boolean isNumber(@Nullable Object value) {
        return value instanceof Long || value instanceof BigDecimal;
    }

    /// @throws IllegalArgumentException if the value is not a number
    static BigDecimal decimal(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case Long number -> BigDecimal.valueOf(number);
            case null, default -> throw new IllegalArgumentException("not a number: " + value);
        };
    }
}
