package dev.pipewright.model.sensitive;

import dev.pipewright.model.Sentence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values that nobody is to see, to be taken out of what is said about them: a reason why a record was refused,
/// the answer of a target, the words of another system. Safe for use by many threads.
public final class HiddenValues {

    /// Nothing is hidden.
    public static final HiddenValues NONE = new HiddenValues(Set.of());

    /// What is shorter is hidden only where it stands by itself: each text has some `a` in it.
    private static final int SHORT = 4;
    /// Of a longer one, as much is hidden as is there: texts about values are cut.
    private static final int BEGINNING = 12;
    /// From here on, the same value elsewhere is the same secret.
    private static final int TELLING = 6;

    private final Set<String> values;
    private final List<String> longestFirst;

    HiddenValues(Set<String> values) {
        this.values = Set.copyOf(values);
        this.longestFirst = this.values.stream()
                .filter(value -> !value.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    /// A text without them.
    ///
    /// @param text as [dev.pipewright.model.Sentences] reads it, or the words of another system
    public String in(String text) {
        if (longestFirst.isEmpty() || text.isEmpty()) {
            return text;
        }
        return Sentence.read(text).map(this::in).orElseGet(() -> words(text));
    }

    /// What is said about an input that is no record, so that nobody can tell one field in it from another:
    /// without all that it quotes of it.
    ///
    /// @param text as in [#in]
    /// @param raw the input
    public static String withoutQuotes(String text, String raw) {
        return Sentence.read(text)
                .map(sentence -> {
                    Map<String, String> shown = new LinkedHashMap<>();
                    sentence.values()
                            .forEach((name, value) ->
                                    shown.put(name, raw.contains(value) ? Mask.HIDDEN : quoteless(value, raw)));
                    return new Sentence(sentence.key(), shown).kept();
                })
                .orElse(Mask.HIDDEN);
    }

    private static String quoteless(String value, String raw) {
        return Sentence.read(value).isPresent() ? withoutQuotes(value, raw) : value;
    }

    private String in(Sentence sentence) {
        Map<String, String> shown = new LinkedHashMap<>();
        sentence.values().forEach((name, value) -> shown.put(name, in(value)));
        return new Sentence(sentence.key(), shown).kept();
    }

    private String words(String text) {
        String shown = text;
        for (String value : longestFirst) {
            shown = without(shown, value);
        }
        return shown;
    }

    private static String without(String text, String value) {
        if (value.length() < SHORT) {
            var alone = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])");
            return alone.matcher(text).replaceAll(Matcher.quoteReplacement(Mask.HIDDEN));
        }
        String shown = text.replace(value, Mask.HIDDEN);
        return value.length() <= BEGINNING ? shown : withoutBeginning(shown, value);
    }

    private static String withoutBeginning(String text, String value) {
        String beginning = value.substring(0, BEGINNING);
        var shown = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, from)) {
            int end = 0;
            while (end < value.length() && at + end < text.length() && text.charAt(at + end) == value.charAt(end)) {
                end++;
            }
            shown.append(text, from, at).append(Mask.HIDDEN);
            from = at + end;
        }
        return shown.append(text, from, text.length()).toString();
    }

    /// A JSON value without them, wherever in it they are.
    public @Nullable Object inJson(@Nullable Object value) {
        return longestFirst.isEmpty() ? value : leaves(value, this::words);
    }

    /// A JSON value without what is one of them as a whole, and long enough to be no accident: what a target or a
    /// look-up gave back.
    public @Nullable Object echoesIn(@Nullable Object value) {
        return longestFirst.isEmpty() ? value : leaves(value, text -> isEcho(text) ? Mask.HIDDEN : text);
    }

    private boolean isEcho(String text) {
        return text.length() >= TELLING && values.contains(text);
    }

    private @Nullable Object leaves(@Nullable Object value, UnaryOperator<String> texts) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case String text -> texts.apply(text);
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                object.forEach((name, inner) -> shown.put(String.valueOf(name), leaves(inner, texts)));
                yield shown;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(leaves(item, texts)));
                yield items;
            }
            default -> isEcho(text(value)) ? Mask.HIDDEN : value;
        };
    }

    /// All of many.
    public static HiddenValues all(Collection<HiddenValues> many) {
        var all = new HashSet<String>();
        many.forEach(each -> all.addAll(each.values));
        return all.isEmpty() ? NONE : new HiddenValues(all);
    }
}
