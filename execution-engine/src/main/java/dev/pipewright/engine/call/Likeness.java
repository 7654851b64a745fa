package dev.pipewright.engine.call;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether what a target shows of a document says the same as what was sent. Targets leave fields out and add some, and
/// write numbers as texts, so only what both have is compared, and numbers by their value.
final class Likeness {

    private Likeness() {}

    /// True if both have at least one field in common, and all they have in common is alike.
    static boolean isAlike(Map<?, ?> sent, Map<?, ?> shown) {
        boolean common = false;
        for (Map.Entry<?, ?> field : sent.entrySet()) {
            if (shown.containsKey(field.getKey())) {
                common = true;
                if (!isAlikeValue(field.getValue(), shown.get(field.getKey()))) {
                    return false;
                }
            }
        }
        return common;
    }

    private static boolean isAlikeValue(@Nullable Object sent, @Nullable Object shown) {
        if (sent instanceof Map<?, ?> one && shown instanceof Map<?, ?> other) {
            return one.isEmpty() || isAlike(one, other);
        }
        if (sent instanceof List<?> one && shown instanceof List<?> other) {
            return isAlikeList(one, other);
        }
        if (sent == null || shown == null) {
            return sent == null && shown == null;
        }
        BigDecimal number = number(sent);
        BigDecimal otherNumber = number(shown);
        if (number != null && otherNumber != null) {
            return number.compareTo(otherNumber) == 0;
        }
        return sent.toString().equals(shown.toString());
    }

    private static boolean isAlikeList(List<?> sent, List<?> shown) {
        if (sent.size() != shown.size()) {
            return false;
        }
        for (int i = 0; i < sent.size(); i++) {
            if (!isAlikeValue(sent.get(i), shown.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable BigDecimal number(Object value) {
        try {
            return value instanceof Number || value instanceof String ? new BigDecimal(value.toString()) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
