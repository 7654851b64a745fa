package dev.pipewright.engine;

import dev.pipewright.connectors.json.JsonValues;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts a run's parameters into settings: `${period}` becomes the value of `period`, wherever a setting is a text.
public final class SettingTexts {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, Object> parameters;

    public SettingTexts(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /// Settings with the values in place of their names.
    public Map<String, Object> filled(Map<String, Object> settings) {
        Map<String, Object> filled = new LinkedHashMap<>();
        settings.forEach((name, value) -> filled.put(name, value(value)));
        return filled;
    }

    /// The names that stand in settings, in order.
    public static Set<String> namesIn(Map<String, Object> settings) {
        Set<String> names = new LinkedHashSet<>();
        settings.values().forEach(value -> addNames(value, names));
        return names;
    }

    private static void addNames(@Nullable Object value, Set<String> names) {
        switch (value) {
            case String text -> REFERENCE.matcher(text).results().forEach(match -> names.add(match.group(1)));
            case Map<?, ?> object -> object.values().forEach(each -> addNames(each, names));
            case List<?> list -> list.forEach(each -> addNames(each, names));
            case null, default -> {}
        }
    }

    private Object value(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> filled = new LinkedHashMap<>();
                object.forEach((name, each) -> filled.put((String) name, each == null ? null : value(each)));
                yield filled;
            }
            case List<?> list -> list.stream().map(this::value).toList();
            default -> value;
        };
    }

    /// A reference to what is no parameter stays as it is: the check has named it.
    String text(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            Object value = parameters.get(match.group(1));
            return Matcher.quoteReplacement(
                    switch (value) {
                        case null -> match.group();
                        case String word -> word;
                        default -> JsonValues.text(value);
                    });
        });
    }
}
