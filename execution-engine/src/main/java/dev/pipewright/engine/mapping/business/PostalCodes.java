package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Postal codes in the form that each country's post prints, with the zeros that a spreadsheet took away.
public final class PostalCodes {

    private static final int MOST_LOST_ZEROS = 2;

    /// What a code looks like: `9` is a digit, `A` a letter, `N` a digit or a letter, all else stands for
    /// itself.
    private static final Map<String, String> SHAPES = Map.ofEntries(
            Map.entry("AT", "9999"),
            Map.entry("AU", "9999"),
            Map.entry("BE", "9999"),
            Map.entry("BG", "9999"),
            Map.entry("BR", "99999-999"),
            Map.entry("CA", "A9A 9A9"),
            Map.entry("CH", "9999"),
            Map.entry("CN", "999999"),
            Map.entry("CY", "9999"),
            Map.entry("CZ", "999 99"),
            Map.entry("DE", "99999"),
            Map.entry("DK", "9999"),
            Map.entry("EE", "99999"),
            Map.entry("ES", "99999"),
            Map.entry("FI", "99999"),
            Map.entry("FR", "99999"),
            Map.entry("GR", "999 99"),
            Map.entry("HR", "99999"),
            Map.entry("HU", "9999"),
            Map.entry("IE", "ANN NNNN"),
            Map.entry("IN", "999999"),
            Map.entry("IT", "99999"),
            Map.entry("JP", "999-9999"),
            Map.entry("KR", "99999"),
            Map.entry("LI", "9999"),
            Map.entry("LT", "99999"),
            Map.entry("LU", "9999"),
            Map.entry("MX", "99999"),
            Map.entry("NL", "9999 AA"),
            Map.entry("NO", "9999"),
            Map.entry("NZ", "9999"),
            Map.entry("PL", "99-999"),
            Map.entry("PT", "9999-999"),
            Map.entry("RO", "999999"),
            Map.entry("SE", "999 99"),
            Map.entry("SG", "999999"),
            Map.entry("SI", "9999"),
            Map.entry("SK", "999 99"),
            Map.entry("TR", "99999"),
            Map.entry("US", "99999"),
            Map.entry("ZA", "9999"));

    /// Where codes may begin with zeros, so that a shorter number is one that lost them.
    private static final Set<String> BEGIN_WITH_ZERO = Set.of(
            "AU", "BR", "CN", "DE", "DK", "ES", "FI", "FR", "IT", "JP", "KR", "LT", "MX", "NO", "NZ", "PL", "RO", "SG",
            "SK", "TR", "US", "ZA");

    private static final Pattern BRITISH = Pattern.compile("([A-Z]{1,2}\\d[A-Z\\d]?|GIR)(\\d[A-Z]{2})");
    private static final Pattern PLUS_FOUR = Pattern.compile("(\\d{3,5})[- ]?(\\d{4})");

    private PostalCodes() {}

    /// The code as it should be.
    ///
    /// @param country its code or name; of a country whose codes are not known here, the code is only tidied up
    public static String clean(String text, String country) {
        String land = Countries.code(country);
        String upper = PlainTexts.clean(text).toUpperCase(Locale.ROOT);
        String code = cleanIn(upper, land);
        if (code == null) {
            throw new NotUnderstoodException(
                    Sentence.of("engine.noPostalCode", "text", NotUnderstoodException.shown(text), "country", land));
        }
        return code;
    }

    private static @Nullable String cleanIn(String text, String country) {
        var zip = PLUS_FOUR.matcher(text);
        if (country.equals("US") && zip.matches()) {
            return "0".repeat(5 - zip.group(1).length()) + zip.group(1) + "-" + zip.group(2);
        }
        String plain = text.replaceAll("[^A-Z0-9]", "");
        if (country.equals("GB")) {
            var british = BRITISH.matcher(plain);
            return british.matches() ? british.group(1) + " " + british.group(2) : null;
        }
        String shape = SHAPES.get(country);
        if (shape == null) {
            return text.isEmpty() ? null : text;
        }
        return shape.startsWith("9") ? inDigits(withoutCountry(plain, country), shape, country) : filled(plain, shape);
    }

    private static @Nullable String inDigits(String plain, String shape, String country) {
        int lost = shape.replaceAll("[^9AN]", "").length() - plain.length();
        boolean zeros = lost > 0 && lost <= MOST_LOST_ZEROS && BEGIN_WITH_ZERO.contains(country) && !plain.isEmpty();
        return filled(zeros ? "0".repeat(lost) + plain : plain, shape);
    }

    /// As in D-80331 and SE-111 22.
    private static String withoutCountry(String text, String country) {
        return text.replaceFirst("^(?:" + country + "|" + country.charAt(0) + ")(?=\\d)", "");
    }

    private static @Nullable String filled(String plain, String shape) {
        var code = new StringBuilder();
        int at = 0;
        for (int i = 0; i < shape.length(); i++) {
            char place = shape.charAt(i);
            if ("9AN".indexOf(place) < 0) {
                code.append(place);
            } else if (at < plain.length() && fits(plain.charAt(at), place)) {
                code.append(plain.charAt(at++));
            } else {
                return null;
            }
        }
        return at == plain.length() ? code.toString() : null;
    }

    private static boolean fits(char c, char place) {
        return place == 'N' || (place == '9' ? c <= '9' : c > '9');
    }
}
