package dev.pipewright.connectors.spi.settings;

import dev.pipewright.connectors.spi.Secret;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns one JSON value into what a record's component takes.
final class SettingValue {

    private SettingValue() {}

    static @Nullable Object convert(
            SettingsField field, RecordComponent component, @Nullable Object value, List<SettingsProblem> problems) {
        if (value == null || (SettingsBinder.hasPlaceholder(value) && !isText(field))) {
            return nothing(component.getType());
        }
        Object converted = switch (field.kind()) {
            case TEXT, MULTILINE -> text(value);
            case SECRET -> value instanceof Secret secret ? secret : secret(value);
            case NUMBER, DURATION -> number(value, component.getType());
            case FLAG -> flag(value);
            case CHOICE -> choice(value, component.getType());
            case TEXTS -> texts(value);
            case NAMED_TEXTS -> namedTexts(value);
        };
        if (converted == null) {
            problems.add(new SettingsProblem(
                    field.settings(), field.name(), "wrong." + field.kind(), Map.of("choices", choices(field))));
            return nothing(component.getType());
        }
        checkBounds(field, component, converted, problems);
        return converted;
    }

    private static String choices(SettingsField field) {
        return String.join(", ", field.choices());
    }

    private static boolean isText(SettingsField field) {
        return field.kind() == SettingsField.Kind.TEXT || field.kind() == SettingsField.Kind.MULTILINE;
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        return null;
    }

    private static @Nullable String text(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    private static @Nullable Secret secret(Object value) {
        String text = text(value);
        return text == null ? null : new Secret(text);
    }

    private static @Nullable Object number(Object value, Class<?> type) {
        try {
            BigDecimal number = new BigDecimal(value.toString().strip());
            boolean small = type == int.class || type == Integer.class;
            return small ? (Object) number.intValueExact() : (Object) number.longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Boolean flag(Object value) {
        return switch (value.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private static @Nullable Object choice(Object value, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(value.toString()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable List<String> texts(Object value) {
        if (value instanceof String text) {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
        if (value instanceof Collection<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        return null;
    }

    private static @Nullable Map<String, String> namedTexts(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String text = entry.getValue() == null ? null : text(entry.getValue());
            if (text == null) {
                return null;
            }
            named.put(entry.getKey().toString(), text);
        }
        return Collections.unmodifiableMap(named);
    }

    private static void checkBounds(
            SettingsField field, RecordComponent component, Object value, List<SettingsProblem> problems) {
        Between between = component.getAnnotation(Between.class);
        if (between == null || !(value instanceof Number number)) {
            return;
        }
        if (number.longValue() < between.min() || number.longValue() > between.max()) {
            problems.add(new SettingsProblem(
                    field.settings(),
                    field.name(),
                    field.kind() == SettingsField.Kind.DURATION ? "outside.DURATION" : "outside",
                    Map.of("min", field.lengthOf(between.min()), "max", field.lengthOf(between.max()))));
        }
    }
}
