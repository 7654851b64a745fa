package dev.pipewright.model.form;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes a JSON value for what it should be, or says what it is instead.
final class Shape {

    private Shape() {}

    /// Makes a value; may be refused by the value's constructor or by the form.
    @FunctionalInterface
    interface Making<T> {
        T make() throws FormException;
    }

    /// What a constructor refuses becomes a message with its place.
    static <T> T made(Making<T> making, String path) throws FormException {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw new FormException(path, "file.refused", Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    static String text(@Nullable Object form, String path) throws FormException {
        if (form instanceof String text) {
            return text;
        }
        throw unlike("text", form, path);
    }

    static boolean truth(@Nullable Object form, String path) throws FormException {
        if (form instanceof Boolean truth) {
            return truth;
        }
        throw unlike("true", form, path);
    }

    static int whole(@Nullable Object form, String path) throws FormException {
        if (form instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw unlike("number", form, path);
    }

    /// ISO 8601, as in `PT5M`; not negative.
    static Duration duration(@Nullable Object form, String path) throws FormException {
        String text = text(form, path);
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException _) {
            // Refused below, as a negative one is.
        }
        throw new FormException(path, "file.notDuration", Map.of("value", text));
    }

    @SuppressWarnings("unchecked") // Forms have string keys: they come from JSON or from RecordForm.
    static Map<String, @Nullable Object> object(@Nullable Object form, String path) throws FormException {
        if (form instanceof Map<?, ?> object) {
            return (Map<String, @Nullable Object>) object;
        }
        throw unlike("object", form, path);
    }

    static List<?> list(@Nullable Object form, String path) throws FormException {
        if (form instanceof List<?> list) {
            return list;
        }
        throw unlike("list", form, path);
    }

    static String under(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static FormException unlike(String expected, @Nullable Object form, String path) {
        if (form == null) {
            return new FormException(path, "file.missing", Map.of("field", path.substring(path.lastIndexOf('.') + 1)));
        }
        String key = switch (expected) {
            case "text" -> "file.notText";
            case "true" -> "file.notTrueOrFalse";
            case "number" -> "file.notWholeNumber";
            case "object" -> "file.notObject";
            default -> "file.notList";
        };
        return new FormException(path, key, Map.of());
    }
}
