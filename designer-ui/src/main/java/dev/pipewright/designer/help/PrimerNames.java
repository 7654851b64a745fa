package dev.pipewright.designer.help;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the fields of a record in place of those that the primer's examples read: a text for a text, a list for a list.
final class PrimerNames {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /// Texts, variables and functions stay; what else is a name may be a field.
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|\"[^\"]*\"|\\$\\w*|[A-Za-z_]\\w*");

    private final Map<?, ?> primer;
    private final Map<String, String> names = new HashMap<>();

    /// @param primer the record that the examples were written for
    /// @param record the one that they are to read
    PrimerNames(Map<?, ?> primer, Map<?, ?> record) {
        this.primer = primer;
        choose(primer, fields(record));
    }

    /// An example that reads the record; empty if the record has nothing of the kind that the example reads.
    Optional<String> adapted(String example) {
        Matcher tokens = TOKEN.matcher(example);
        var text = new StringBuilder();
        while (tokens.find()) {
            String token = tokens.group();
            String instead = token;
            if (isField(primer, token)) {
                instead = names.getOrDefault(token, "");
                if (instead.isEmpty()) {
                    return Optional.empty();
                }
            }
            tokens.appendReplacement(text, Matcher.quoteReplacement(instead));
        }
        return Optional.of(tokens.appendTail(text).toString());
    }

    private static boolean isField(Map<?, ?> primer, String name) {
        return primer.containsKey(name)
                || primer.values().stream().map(PrimerNames::inside).anyMatch(inner -> inner.containsKey(name));
    }

    private static Map<?, ?> inside(Object value) {
        return switch (value) {
            case Map<?, ?> object -> object;
            case List<?> list when !list.isEmpty() && list.getFirst() instanceof Map<?, ?> item -> item;
            default -> Map.of();
        };
    }

    /// Each field of the primer takes the first of the record's that is left and of its kind.
    private void choose(Map<?, ?> wanted, Map<String, Object> left) {
        wanted.forEach((name, value) -> {
            String chosen = first(left, kindOf(value));
            if (!chosen.isEmpty()) {
                names.put(String.valueOf(name), PLAIN.matcher(chosen).matches() ? chosen : "`" + chosen + "`");
                choose(inside(value), fields(inside(Objects.requireNonNull(left.remove(chosen)))));
            }
        });
    }

    private static String first(Map<String, Object> left, List<Predicate<Map.Entry<String, Object>>> kinds) {
        return kinds.stream()
                .flatMap(kind -> left.entrySet().stream().filter(kind))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /// What a field may be like, what suits best first.
    private static List<Predicate<Map.Entry<String, Object>>> kindOf(Object value) {
        return switch (value) {
            case String text when DATE.matcher(text).matches() -> List.of(field -> isDate(field.getValue()));
            case String _ -> List.of(field -> field.getValue() instanceof String && !isDate(field.getValue()));
            case BigDecimal _ ->
                List.of(
                        field -> field.getValue() instanceof BigDecimal,
                        field -> field.getValue() instanceof Number && !isNumbering(field.getKey()),
                        field -> field.getValue() instanceof Number);
            case Number _ ->
                List.of(
                        field -> field.getValue() instanceof Long && !isNumbering(field.getKey()),
                        field -> field.getValue() instanceof Number);
            case List<?> _ ->
                List.of(field -> field.getValue() instanceof List<?>
                        && !inside(field.getValue()).isEmpty());
            case Map<?, ?> _ -> List.of(field -> field.getValue() instanceof Map<?, ?> inner && !inner.isEmpty());
            default -> List.of();
        };
    }

    private static boolean isDate(Object value) {
        return value instanceof String text && DATE.matcher(text).matches();
    }

    /// Numbers that are names are of little use to calculate with.
    private static boolean isNumbering(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("id");
    }

    private static Map<String, Object> fields(Map<?, ?> record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        record.forEach((name, value) -> {
            if (value != null) {
                fields.put(String.valueOf(name), value);
            }
        });
        return fields;
    }
}
