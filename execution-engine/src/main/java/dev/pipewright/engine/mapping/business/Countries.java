package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Countries after ISO 3166-1.
public final class Countries {

    private static final Map<String, Locale> BY_CODE = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(code -> code, code -> Locale.of("", code)));
    private static final Names NAMES = names();

    private Countries() {}

    private static Names names() {
        var names = new Names.Builder();
        BY_CODE.forEach((code, country) -> {
            names.add(country.getISO3Country(), code);
            Names.LANGUAGES.forEach(language -> names.add(country.getDisplayCountry(language), code));
        });
        return names.withTable("countries.txt");
    }

    /// The code of two letters for a country that is given by a code of two or three letters, or by its name in
    /// one of the larger European languages.
    public static String code(String text) {
        String code = find(text);
        if (code == null) {
            throw new NotUnderstoodException(
                    Sentence.of("engine.noCountry", "text", NotUnderstoodException.shown(text)));
        }
        return code;
    }

    static @Nullable String find(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return BY_CODE.containsKey(upper) ? upper : NAMES.find(text);
    }

    /// The code of three letters, as in `USA`.
    public static String code3(String text) {
        return country(text).getISO3Country();
    }

    /// The name in a language.
    public static String name(String text, String language) {
        return country(text).getDisplayCountry(Zones.locale(language));
    }

    private static Locale country(String text) {
        return Locale.of("", code(text));
    }
}
