package dev.pipewright.connectors.spi.settings;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something wrong with settings, to be rendered late.
///
/// @param settings the record that says what is right
/// @param field the component to look at; absent if all are meant
/// @param key the text's key: in the bundle beside the record if it begins with the record's name, else in the
///     bundle `problems` of this package
/// @param values what the text names, as in `{choices}`; `{label}` is put in by itself
public record SettingsProblem(
        Class<? extends Record> settings, @Nullable String field, String key, Map<String, String> values) {

    public SettingsProblem(
            Class<? extends Record> settings, @Nullable String field, String key, Map<String, String> values) {
        this.settings = settings;
        this.field = field;
        this.key = key;
        this.values = Map.copyOf(values);
    }

    /// A sentence that says what to do.
    public String sentence(Locale locale) {
        return SettingsTexts.sentence(this, locale);
    }
}
