package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Time zones and languages by their names.
final class Zones {

    private static final Set<String> UTC = Set.of("UTC", "Z", "GMT");

    private static final Set<Locale> LOCALES = Locale.availableLocales().collect(Collectors.toUnmodifiableSet());

    private Zones() {}

    /// The zone, by a name as in `Europe/Berlin` or by an offset; abbreviations such as EST mean several zones
    /// each.
    static ZoneId of(String name) {
        if (UTC.contains(name)) {
            return ZoneOffset.UTC;
        }
        try {
            if (name.startsWith("+") || name.startsWith("-")) {
                return ZoneOffset.of(name);
            }
            if (name.contains("/")) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException _) {
            // Said below.
        }
        throw new NotUnderstoodException(Sentence.of("engine.noZone", "zone", NotUnderstoodException.shown(name)));
    }

    /// The language and country of a tag as in `de-CH`.
    static Locale locale(String tag) {
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        if (locale.getLanguage().isEmpty() || !LOCALES.contains(locale)) {
            throw new NotUnderstoodException(
                    Sentence.of("engine.noLocale", "locale", NotUnderstoodException.shown(tag)));
        }
        return locale;
    }
}
