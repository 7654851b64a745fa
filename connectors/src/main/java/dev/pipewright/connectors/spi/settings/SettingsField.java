package dev.pipewright.connectors.spi.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One setting of a form.
///
/// @param language the language of a text of several lines, as in `sql`
/// @param choices the values to choose from; empty unless the kind is [Kind#CHOICE]
/// @param defaultValue as a person would type it; absent if there is none
/// @param unit what one stands for in the number of a [Kind#DURATION]; absent for other kinds
/// @param condition when the setting means something; absent if always
public record SettingsField(
        Class<? extends Record> settings,
        String name,
        Kind kind,
        boolean required,
        String language,
        List<String> choices,
        @Nullable String defaultValue,
        @Nullable Duration unit,
        @Nullable Condition condition) {

    public SettingsField(
            Class<? extends Record> settings,
            String name,
            Kind kind,
            boolean required,
            String language,
            List<String> choices,
            @Nullable String defaultValue,
            @Nullable Duration unit,
            @Nullable Condition condition) {
        this.settings = settings;
        this.name = name;
        this.kind = kind;
        this.required = required;
        this.language = language;
        this.choices = List.copyOf(choices);
        this.defaultValue = defaultValue;
        this.unit = unit;
        this.condition = condition;
    }

    /// How a setting is edited.
    public enum Kind {
        /// One line of text.
        TEXT,
        /// Several lines of text.
        MULTILINE,
        /// A text that is never shown.
        SECRET,
        /// A whole number.
        NUMBER,
        /// A length of time: a whole number of units.
        DURATION,
        /// Yes or no.
        FLAG,
        /// One of some values.
        CHOICE,
        /// Several texts, in order.
        TEXTS,
        /// Texts by name, in order.
        NAMED_TEXTS
    }

    /// When a setting means something.
    ///
    /// @param setting the name of another setting
    /// @param values the values it must have one of
    public record Condition(String setting, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }
    }

    /// The [#defaultValue] as people read it; empty if there is none.
    public String standard() {
        if (defaultValue == null) {
            return "";
        }
        return unit == null ? defaultValue : lengthOf(Long.parseLong(defaultValue));
    }

    /// A number of a [Kind#DURATION] as people read it.
    String lengthOf(long count) {
        return unit == null ? Long.toString(count) : LengthText.of(unit.multipliedBy(count));
    }

    public String label(Locale locale) {
        return SettingsTexts.label(settings, name, locale);
    }

    /// What to fill in, in a sentence or two; empty if the label says it all.
    public String help(Locale locale) {
        return SettingsTexts.help(settings, name, locale);
    }

    /// What people call one of the [#choices]; the choice itself if the record's bundle has no word for it.
    public String choice(String choice, Locale locale) {
        return SettingsTexts.choice(settings, name, choice, locale);
    }
}
