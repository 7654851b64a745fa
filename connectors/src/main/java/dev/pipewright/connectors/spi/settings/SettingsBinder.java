package dev.pipewright.connectors.spi.settings;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes settings records of JSON values, and collects all that is wrong with the values.
public final class SettingsBinder {

    private SettingsBinder() {}

    /// Makes a record.
    ///
    /// @throws ConnectorException of kind SETTINGS with a sentence for each problem
    public static <R extends Record> R bind(Class<R> type, Map<String, ?> values) {
        List<SettingsProblem> problems = new ArrayList<>();
        R settings = bound(type, values, problems);
        if (settings == null || !problems.isEmpty()) {
            throw new ConnectorException(
                    Kind.SETTINGS,
                    problems.stream()
                            .map(problem -> problem.sentence(Locale.ENGLISH))
                            .collect(Collectors.joining(" ")));
        }
        return settings;
    }

    /// Everything that is wrong; empty if nothing. A value with a placeholder, as in `${period}`, is right in any
    /// component: what it stands for is checked when it is put in.
    public static List<SettingsProblem> problems(Class<? extends Record> type, Map<String, ?> values) {
        List<SettingsProblem> problems = new ArrayList<>();
        boundOrProblems(type, values, problems);
        return List.copyOf(problems);
    }

    /// The run parameters that settings use in a way of their own; none if the settings are wrong.
    public static List<SettingsParameter> parameters(Class<? extends Record> type, Map<String, ?> values) {
        return boundTo(type, values) instanceof CheckedSettings checked ? checked.parameters() : List.of();
    }

    private static <R extends Record> @Nullable R boundTo(Class<R> type, Map<String, ?> values) {
        return bound(type, values, new ArrayList<>());
    }

    private static <R extends Record> void boundOrProblems(
            Class<R> type, Map<String, ?> values, List<SettingsProblem> problems) {
        var _ = bound(type, values, problems);
    }

    private static <R extends Record> @Nullable R bound(
            Class<R> type, Map<String, ?> values, List<SettingsProblem> problems) {
        SettingsForm form = SettingsForm.of(type);
        reportUnknownNames(form, values, problems);
        return bound(type, form, values, problems);
    }

    private static <R extends Record> @Nullable R bound(
            Class<R> type, SettingsForm form, Map<String, ?> values, List<SettingsProblem> problems) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        boolean open = false;
        int before = problems.size();
        for (int i = 0; i < components.length; i++) {
            SettingsField field = form.field(components[i].getName()).orElse(null);
            if (field == null) {
                arguments[i] = bound(components[i].getType().asSubclass(Record.class), form, values, problems);
                continue;
            }
            boolean applies = applies(field, form, values);
            // A form does not show what does not apply, so what was left behind there means nothing.
            Object value = applies ? valueOf(field, values) : field.defaultValue();
            open |= hasPlaceholder(value);
            if (value == null && field.required() && applies) {
                problems.add(new SettingsProblem(type, field.name(), "missing", Map.of()));
            }
            arguments[i] = SettingValue.convert(field, components[i], value, problems);
        }
        if (problems.size() > before) {
            return null;
        }
        R settings = make(type, components, arguments);
        if (settings instanceof CheckedSettings checked && !open) {
            problems.addAll(checked.problems());
        }
        return settings;
    }

    private static void reportUnknownNames(SettingsForm form, Map<String, ?> values, List<SettingsProblem> problems) {
        String known = form.fields().stream().map(SettingsField::name).collect(Collectors.joining(", "));
        values.keySet().stream()
                .filter(name -> form.field(name).isEmpty())
                .sorted()
                .forEach(name -> problems.add(new SettingsProblem(
                        form.type(),
                        null,
                        "unknown",
                        Map.of("name", name, "known", known.isEmpty() ? "none" : known))));
    }

    private static @Nullable Object valueOf(SettingsField field, Map<String, ?> values) {
        Object value = values.get(field.name());
        boolean empty = value == null || (value instanceof String text && text.isBlank());
        return empty ? field.defaultValue() : value;
    }

    /// True if a setting means something beside the values of the others, so that a form shows it.
    public static boolean applies(SettingsField field, SettingsForm form, Map<String, ?> values) {
        SettingsField.Condition condition = field.condition();
        if (condition == null) {
            return true;
        }
        Object other = form.field(condition.setting())
                .map(found -> valueOf(found, values))
                .orElse(null);
        return other != null && condition.values().stream().anyMatch(value -> value.equalsIgnoreCase(other.toString()));
    }

    static boolean hasPlaceholder(@Nullable Object value) {
        return value instanceof String text && text.contains("${");
    }

    private static <R extends Record> R make(
            Class<R> type, RecordComponent[] components, @Nullable Object[] arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    /// The default values of a form that has any, as a new node's settings.
    public static Map<String, Object> defaults(Class<? extends Record> type) {
        Map<String, Object> defaults = new HashMap<>();
        for (SettingsField field : SettingsForm.of(type).fields()) {
            String value = field.defaultValue();
            if (value != null) {
                defaults.put(field.name(), value);
            }
        }
        return Map.copyOf(defaults);
    }
}
