package dev.pipewright.engine.ledger;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What values look like, without what they are: letters as `A`, digits as `9`, so `EC1A 1BB` is `AA9A 9AA`.
/// Values are the customer's: they are looked at when a pattern is asked for, and nothing of them is kept.
///
/// @param text empty for an empty value
/// @param count how many of those that were looked at have it
public record ValuePattern(String text, long count) {

    private static final int LONGEST = 40;
    private static final int MOST = 5;
    private static final Pattern PART = Pattern.compile("[^\\[\\]./]+");
    private static final Pattern INDEX = Pattern.compile("\\d{1,6}");

    /// The patterns of a field's value, the most frequent first.
    ///
    /// @param field the way to it, as targets and mappings write it: `lines[0].item`, `lines[].item`,
    ///     `/lines/0/item`, `lines[0][item]`
    /// @param texts requests or raw records; those that do not have the field are left out
    static List<ValuePattern> of(String field, List<String> texts) {
        List<String> way = PART.matcher(field).results().map(MatchResult::group).toList();
        Map<String, Long> counts = texts.stream()
                .map(text -> find(way, text))
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new ValuePattern(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ValuePattern::count).reversed().thenComparing(ValuePattern::text))
                .limit(MOST)
                .toList();
    }

    private static Optional<String> find(List<String> way, String text) {
        try {
            return valueAt(way, JsonValues.parse(text)).map(ValuePattern::textOf);
        } catch (InvalidJson _) {
            return ofForm(way, text);
        }
    }

    private static Optional<String> ofForm(List<String> way, String text) {
        for (String field : text.split("&", -1)) {
            int end = field.indexOf('=');
            if (end > 0) {
                String name = decoded(field.substring(0, end));
                if (PART.matcher(name)
                        .results()
                        .map(MatchResult::group)
                        .toList()
                        .equals(way)) {
                    return Optional.of(textOf(decoded(field.substring(end + 1))));
                }
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static Optional<Object> valueAt(List<String> way, @Nullable Object json) {
        Object at = json;
        for (String part : way) {
            if (at instanceof List<?> list) {
                boolean isIndex = INDEX.matcher(part).matches();
                int index = isIndex ? Integer.parseInt(part) : 0;
                at = index < list.size() ? list.get(index) : null;
                if (isIndex) {
                    continue;
                }
            }
            at = at instanceof Map<?, ?> object ? object.get(part) : null;
        }
        return Optional.ofNullable(at);
    }

    private static String textOf(Object value) {
        return switch (value) {
            case Map<?, ?> _ -> "{…}";
            case List<?> _ -> "[…]";
            case BigDecimal number -> patternOf(number.toPlainString());
            default -> patternOf(Objects.toString(value));
        };
    }

    /// Anything but letters, digits, blanks and the punctuation of ASCII is `?`.
    private static String patternOf(String value) {
        var pattern = new StringBuilder();
        value.codePoints().limit(LONGEST).forEach(c -> pattern.append(signOf(c)));
        return value.codePointCount(0, value.length()) > LONGEST ? pattern + "…" : pattern.toString();
    }

    private static char signOf(int c) {
        if (Character.isLetter(c)) {
            return 'A';
        }
        if (Character.isDigit(c)) {
            return '9';
        }
        if (Character.isWhitespace(c)) {
            return ' ';
        }
        return c > 0x20 && c < 0x7f ? (char) c : '?';
    }
}
