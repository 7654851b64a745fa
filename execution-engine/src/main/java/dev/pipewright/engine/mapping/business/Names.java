package dev.pipewright.engine.mapping.business;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Codes by their names. Case, accents, points and spaces make no difference; a name that means two codes means
/// none.
final class Names {

    /// The languages in which the JDK's names of countries and currencies are understood.
    static final List<Locale> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "nl", "pt", "da", "sv", "nb", "fi", "pl", "cs").stream()
                    .map(Locale::forLanguageTag)
                    .toList();

    private final Map<String, String> codes;

    private Names(Map<String, String> codes) {
        this.codes = Map.copyOf(codes);
    }

    /// Gathers names.
    static final class Builder {

        private final Map<String, String> codes = new HashMap<>();
        private final Set<String> inTwoWays = new HashSet<>();

        /// Adds a name, unless it means another code already.
        Builder add(String name, String code) {
            String key = key(name);
            String before = codes.putIfAbsent(key, code);
            if (before != null && !before.equals(code)) {
                inTwoWays.add(key);
            }
            return this;
        }

        /// The names, and those of a table of lines as in `GB = Great Britain, UK`. What it says is meant even
        /// if another code has the name too.
        Names withTable(String resource) {
            codes.keySet().removeAll(inTwoWays);
            table(resource).forEach((code, names) -> names.forEach(name -> codes.put(key(name), code)));
            return new Names(codes);
        }

        Names names() {
            codes.keySet().removeAll(inTwoWays);
            return new Names(codes);
        }
    }

    /// A table of lines as in `GB = Great Britain, UK`; each name stands there once.
    static Map<String, List<String>> table(String resource) {
        var table = new LinkedHashMap<String, List<String>>();
        for (String line : text(resource).lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("=", 2);
                table.put(parts[0].strip(), List.of(parts[1].strip().split("\\s*,\\s*")));
            }
        }
        return table;
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Names.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    String find(String name) {
        return codes.get(key(name));
    }

    /// Letters and digits only, in upper case and without accents; of a sign such as €, the sign.
    static String key(String name) {
        String upper = PlainTexts.withoutAccents(name).toUpperCase(Locale.ROOT);
        String plain = upper.replaceAll("[^\\p{L}\\p{N}\\p{Sc}]", "");
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }
}
