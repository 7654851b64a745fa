package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a function takes, as in `<s-nn?:s>`. Arguments are checked, missing ones taken from the context where the
/// signature allows it, and single values made lists where a list is asked for.
final class Signature {

    private static final Map<Character, String> PLURALS =
            Map.of('a', "lists", 'b', "booleans", 'f', "functions", 'n', "numbers", 'o', "objects", 's', "strings");

    private static final Map<Character, String> SINGULARS = Map.of(
            'a', "a list", 'b', "true or false", 'f', "a function", 'n', "a number", 'o', "an object", 's', "a text");

    private final List<Parameter> parameters;
    private final Pattern pattern;
    /// For each parameter a bit for each type that it takes, see [#bit]; nothing for one that takes several arguments.
    private final int[] accepted;
    private final boolean hasLists;

    /// One parameter.
    ///
    /// @param accepts the letters of the types it takes; `m` is a missing value
    /// @param suffix `?`, `+` or nothing
    /// @param context true if a missing argument is taken from the context
    /// @param itemType the letter of the items of a list, or a space
    private record Parameter(String accepts, String suffix, boolean context, boolean list, char itemType) {

        String regex() {
            return "([" + accepts + "]" + (context ? "?" : "") + suffix + ")";
        }

        /// What it should be, for a message; nothing if it takes anything.
        String wanted() {
            return accepts.length() > 4
                    ? ""
                    : accepts.chars()
                            .filter(letter -> letter != 'm')
                            .mapToObj(letter -> SINGULARS.getOrDefault((char) letter, "null"))
                            .collect(Collectors.joining(" or ", ", but should be ", ""));
        }

        Parameter withSuffix(char c) {
            return new Parameter(accepts, suffix + c, context, list, itemType);
        }

        Parameter withContext() {
            return new Parameter(accepts, suffix, true, list, itemType);
        }

        Parameter withItems(String type) {
            return new Parameter(accepts, suffix, context, list, list && !type.isEmpty() ? type.charAt(0) : ' ');
        }
    }

    private Signature(List<Parameter> parameters) {
        this.parameters = parameters;
        var regex = new StringBuilder();
        parameters.forEach(parameter -> regex.append(parameter.regex()));
        this.pattern = Pattern.compile(regex.toString());
        this.accepted = parameters.stream().mapToInt(Signature::bits).toArray();
        this.hasLists = parameters.stream().anyMatch(Parameter::list);
    }

    static Signature parse(String text) {
        return parse(text, 0);
    }

    static Signature parse(String text, int position) {
        var parameters = new ArrayList<Parameter>();
        int at = 1;
        while (at < text.length() && text.charAt(at) != ':' && text.charAt(at) != '>') {
            char c = text.charAt(at);
            switch (c) {
                case 's', 'n', 'b', 'l', 'o' -> parameters.add(new Parameter(c + "m", "", false, false, ' '));
                case 'a' -> parameters.add(new Parameter("asnblfom", "", false, true, ' '));
                case 'f' -> parameters.add(new Parameter("f", "", false, false, ' '));
                case 'j' -> parameters.add(new Parameter("asnblom", "", false, false, ' '));
                case 'x' -> parameters.add(new Parameter("asnblfom", "", false, false, ' '));
                case '-' -> parameters.add(last(parameters, position).withContext());
                case '?', '+' -> parameters.add(last(parameters, position).withSuffix(c));
                case '(' -> {
                    int end = closing(text, at, '(', ')');
                    parameters.add(choice(text.substring(at + 1, end), position + at));
                    at = end;
                }
                case '<' -> {
                    int end = closing(text, at, '<', '>');
                    parameters.add(typed(parameters, text, at, end, position + at));
                    at = end;
                }
                default -> throw new InvalidExpressionException("S0401", "'" + c + "' is no type.", position + at);
            }
            at++;
        }
        return new Signature(List.copyOf(parameters));
    }

    private static Parameter last(List<Parameter> parameters, int position) {
        if (parameters.isEmpty()) {
            throw new InvalidExpressionException("S0401", "Start the signature with a type.", position);
        }
        return parameters.removeLast();
    }

    private static Parameter choice(String types, int position) {
        if (types.contains("<")) {
            throw new InvalidExpressionException(
                    "S0402", "A choice of types cannot contain the types of a list's items.", position);
        }
        return new Parameter(types + "m", "", false, false, ' ');
    }

    private static Parameter typed(List<Parameter> parameters, String text, int at, int end, int position) {
        char type = text.charAt(at - 1);
        if (type != 'a' && type != 'f') {
            throw new InvalidExpressionException(
                    "S0401", "Only a list or a function can say what it contains.", position);
        }
        return last(parameters, position).withItems(text.substring(at + 1, end));
    }

    private static int closing(String text, int start, char open, char close) {
        int depth = 1;
        int at = start;
        while (at < text.length() - 1 && depth > 0) {
            at++;
            depth += text.charAt(at) == open ? 1 : text.charAt(at) == close ? -1 : 0;
        }
        return at;
    }

    /// How many parameters there are.
    int size() {
        return parameters.size();
    }

    /// True if a call with so many arguments takes one from the context.
    boolean takesContext(int given) {
        long needed = parameters.stream()
                .filter(parameter -> !parameter.suffix.contains("?"))
                .count();
        return given < needed && parameters.stream().anyMatch(Parameter::context);
    }

    /// Returns the arguments as the function wants them.
    ///
    /// @param context stands in for an argument that was left out
    @Nullable
    Object[] arguments(@Nullable Object[] given, @Nullable Object context) {
        if (!fitsAsGiven(given)) {
            return matched(given, context);
        }
        if (!hasLists) {
            return given;
        }
        for (int i = 0; i < given.length; i++) {
            given[i] = argument(parameters.get(i), given[i], i);
        }
        return given;
    }

    private boolean fitsAsGiven(@Nullable Object[] given) {
        if (given.length != accepted.length) {
            return false;
        }
        for (int i = 0; i < given.length; i++) {
            if ((accepted[i] & bit(letter(given[i]))) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(Parameter parameter) {
        return parameter.suffix.equals("+")
                ? 0
                : parameter.accepts.chars().map(letter -> bit((char) letter)).reduce(0, (a, b) -> a | b);
    }

    private static int bit(char letter) {
        return 1 << (letter - 'a');
    }

    private @Nullable Object[] matched(@Nullable Object[] given, @Nullable Object context) {
        var letters = new StringBuilder();
        for (var value : given) {
            letters.append(letter(value));
        }
        var matcher = pattern.matcher(letters);
        if (!matcher.matches()) {
            throw mismatch(given, letters.toString());
        }
        var result = new ArrayList<@Nullable Object>();
        int at = 0;
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            int count = matcher.group(i + 1).length();
            if (count == 0 && parameter.context) {
                result.add(fromContext(parameter, context, at));
            } else if (count == 0) {
                // As in the reference implementation, which takes the next argument for the one left out.
                result.add(at < given.length ? given[at] : Missing.MISSING);
                at++;
            }
            for (; count > 0; count--) {
                result.add(at < given.length ? argument(parameter, given[at], at) : Missing.MISSING);
                at++;
            }
        }
        return result.toArray();
    }

    private static @Nullable Object fromContext(Parameter parameter, @Nullable Object context, int at) {
        if (parameter.accepts.indexOf(letter(context)) < 0) {
            throw new Trouble(
                    "T0411",
                    "Give the function its argument " + (at + 1) + ": the context is " + Trouble.shown(context)
                            + ", which does not fit.",
                    context);
        }
        return context;
    }

    private static @Nullable Object argument(Parameter parameter, @Nullable Object value, int at) {
        if (!parameter.list || value == Missing.MISSING) {
            return value;
        }
        if (!(value instanceof List<?> list)) {
            if (parameter.itemType != ' ' && letter(value) != parameter.itemType) {
                throw wrongItems(parameter, value, at);
            }
            return Arrays.asList(value);
        }
        if (parameter.itemType != ' ') {
            for (var item : list) {
                if (letter(item) != parameter.itemType) {
                    throw wrongItems(parameter, value, at);
                }
            }
        }
        return value;
    }

    private static Trouble wrongItems(Parameter parameter, @Nullable Object value, int at) {
        return new Trouble(
                "T0412",
                "Argument " + (at + 1) + " must be a list of "
                        + PLURALS.getOrDefault(parameter.itemType, "other values") + ", not " + Trouble.shown(value)
                        + ".",
                value);
    }

    private Trouble mismatch(@Nullable Object[] given, String letters) {
        var partial = new StringBuilder();
        int good = 0;
        String wanted = "";
        for (var parameter : parameters) {
            partial.append(parameter.regex());
            var matcher = Pattern.compile(partial.toString()).matcher(letters);
            if (!matcher.lookingAt()) {
                wanted = parameter.wanted();
                break;
            }
            good = matcher.end();
        }
        @Nullable Object value = good < given.length ? given[good] : Missing.MISSING;
        return new Trouble(
                "T0410",
                "Argument " + (good + 1) + " of the function does not fit: it is " + Trouble.shown(value) + wanted
                        + ".",
                value);
    }

    private static char letter(@Nullable Object value) {
        // Not a switch: this runs for each argument of each call, the most frequent first.
        if (value instanceof String) {
            return 's';
        }
        if (Numbers.isNumber(value)) {
            return 'n';
        }
        if (value instanceof List<?>) {
            return 'a';
        }
        if (value == Missing.MISSING) {
            return 'm';
        }
        if (value instanceof Map<?, ?>) {
            return 'o';
        }
        if (value instanceof Boolean) {
            return 'b';
        }
        return value == null ? 'l' : 'f';
    }
}
