package dev.pipewright.engine.mapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When values are true, equal, and in which order they come.
final class Comparison {

    private Comparison() {}

    /// JSONata's truth: empty texts, lists and objects, zero, null and nothing are false; a list is true if one of
    /// its items is.
    static boolean isTrue(@Nullable Object value) {
        // Not a switch: the order is the frequency, and this is asked for each item of each filter.
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (Numbers.isNumber(value)) {
            return value != null && Numbers.signum(value) != 0;
        }
        if (value instanceof List<?> list) {
            return anyTrue(list);
        }
        return value instanceof Map<?, ?> object && !object.isEmpty();
    }

    private static boolean anyTrue(List<?> list) {
        for (Object item : list) {
            if (isTrue(item)) {
                return true;
            }
        }
        return false;
    }

    // Compares references first: it is right for null and missing, and fast for the rest.
    @SuppressWarnings("ReferenceEquality")
    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return true;
        }
        if (left == null || right == null) {
            return false;
        }
        if (left instanceof String || left instanceof Boolean) {
            return left.equals(right);
        }
        if (Numbers.isNumber(left)) {
            return Numbers.isNumber(right) && Numbers.compare(left, right) == 0;
        }
        if (left instanceof List<?> a) {
            return right instanceof List<?> b && equalLists(a, b);
        }
        return left instanceof Map<?, ?> a && right instanceof Map<?, ?> b && equalObjects(a, b);
    }

    private static boolean equalLists(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalObjects(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (var entry : left.entrySet()) {
            if (!right.containsKey(entry.getKey()) || !equal(entry.getValue(), right.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /// True if one of the values on the right is the one on the left; lists and objects are never looked into.
    static boolean isIn(@Nullable Object left, @Nullable Object right) {
        if (left == Missing.MISSING || right == Missing.MISSING) {
            return false;
        }
        if (!(right instanceof List<?> list)) {
            return isSame(left, right);
        }
        for (Object item : list) {
            if (isSame(left, item)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(@Nullable Object left, @Nullable Object right) {
        return left == right || (!(left instanceof List<?>) && !(left instanceof Map<?, ?>) && equal(left, right));
    }

    /// Compares two texts or two numbers.
    ///
    /// @return the order, or null if one side is missing
    static @Nullable Integer compare(@Nullable Object left, @Nullable Object right, String operator) {
        requireComparable(left, operator);
        requireComparable(right, operator);
        if (left == Missing.MISSING || right == Missing.MISSING) {
            return null;
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        if (left instanceof String || right instanceof String) {
            throw new Trouble(
                    "T2009",
                    "'" + operator + "' cannot compare " + Trouble.shown(left) + " with " + Trouble.shown(right)
                            + "; convert one with $number or $string.",
                    left);
        }
        return Numbers.compare(Objects.requireNonNull(left), Objects.requireNonNull(right));
    }

    private static void requireComparable(@Nullable Object value, String operator) {
        if (!(value instanceof String) && !Numbers.isNumber(value) && value != Missing.MISSING) {
            throw new Trouble(
                    "T2010", "'" + operator + "' compares texts or numbers, not " + Trouble.shown(value) + ".", value);
        }
    }
}
