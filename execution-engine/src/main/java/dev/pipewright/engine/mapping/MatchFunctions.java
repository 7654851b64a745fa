package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Functions.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Functions that look for something in a text: another text, or what a regular expression matches.
final class MatchFunctions {

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private MatchFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.SEARCH)
                .add(
                        "contains",
                        2,
                        "<s-(sf):b>",
                        "text pattern",
                        "$contains('Order 4711', /[0-9]+/)",
                        "true",
                        MatchFunctions::contains)
                .add(
                        "match",
                        3,
                        "<s-f<s:o>n?:a<o>>",
                        "text pattern limit?",
                        "$match('SO-4711', /[0-9]+/).match",
                        "'4711'",
                        MatchFunctions::match)
                .add(
                        "replace",
                        4,
                        "<s-(sf)(sf)n?:s>",
                        "text pattern replacement limit?",
                        "$replace('4711/12', '/', '-')",
                        "'4711-12'",
                        MatchFunctions::replace)
                .add(
                        "split",
                        3,
                        "<s-(sf)n?:a<s>>",
                        "text separator limit?",
                        "$split('WA,OR,CA', ',')",
                        "['WA', 'OR', 'CA']",
                        MatchFunctions::split);
    }

    private static Object contains(@Nullable Object[] arguments, Frame frame) {
        if (arguments[0] == Missing.MISSING || arguments[1] == Missing.MISSING) {
            return Missing.MISSING;
        }
        String text = text(arguments[0]);
        return arguments[1] instanceof FunctionValue matcher
                ? Matches.of(matcher, text, frame).next() != null
                : text.contains(text(arguments[1]));
    }

    private static long limit(@Nullable Object argument, String code) {
        if (argument == Missing.MISSING || argument == null) {
            return NO_LIMIT;
        }
        if (Numbers.signum(argument) < 0) {
            throw new Trouble(code, "The limit must not be negative.", argument);
        }
        return Numbers.clamped(Numbers.round(argument, 0, java.math.RoundingMode.CEILING));
    }

    private static Object match(@Nullable Object[] arguments, Frame frame) {
        if (arguments[0] == Missing.MISSING || !(arguments[1] instanceof FunctionValue matcher)) {
            return Missing.MISSING;
        }
        long limit = limit(arguments[2], "D3040");
        var results = Sequence.results(frame);
        var matches = Matches.of(matcher, text(arguments[0]), frame);
        while (results.size() < limit) {
            var match = matches.next();
            if (match == null) {
                break;
            }
            Map<String, @Nullable Object> found = new LinkedHashMap<>();
            found.put("match", match.text());
            found.put("index", (long) match.start());
            found.put("groups", match.groups());
            results.add(found);
        }
        return results;
    }

    private static Object split(@Nullable Object[] arguments, Frame frame) {
        if (arguments[0] == Missing.MISSING) {
            return Missing.MISSING;
        }
        String text = text(arguments[0]);
        long limit = limit(arguments[2], "D3020");
        if (arguments[1] == Missing.MISSING) {
            return limit == 0 ? new ArrayList<@Nullable Object>() : listOf(text);
        }
        return arguments[1] instanceof FunctionValue matcher
                ? splitByMatches(text, Matches.of(matcher, text, frame), limit)
                : splitByText(text, text(arguments[1]), limit(whole(arguments[2]), "D3020"));
    }

    private static @Nullable Object whole(@Nullable Object limit) {
        return limit == Missing.MISSING || limit == null ? limit : Numbers.round(limit, 0, java.math.RoundingMode.DOWN);
    }

    private static List<@Nullable Object> listOf(String text) {
        var list = new ArrayList<@Nullable Object>();
        list.add(text);
        return list;
    }

    private static List<@Nullable Object> splitByText(String text, String separator, long limit) {
        var result = new ArrayList<@Nullable Object>();
        if (separator.isEmpty()) {
            for (int i = 0; i < text.length() && result.size() < limit; i++) {
                result.add(text.substring(i, i + 1));
            }
            return result;
        }
        int start = 0;
        while (result.size() < limit) {
            int at = text.indexOf(separator, start);
            result.add(text.substring(start, at < 0 ? text.length() : at));
            if (at < 0) {
                break;
            }
            start = at + separator.length();
        }
        return result;
    }

    private static List<@Nullable Object> splitByMatches(String text, Matches matches, long limit) {
        var result = new ArrayList<@Nullable Object>();
        int start = 0;
        while (result.size() < limit) {
            var match = matches.next();
            result.add(text.substring(start, match == null ? text.length() : match.start()));
            if (match == null) {
                break;
            }
            start = match.end();
        }
        return result;
    }

    private static Object replace(@Nullable Object[] arguments, Frame frame) {
        if (arguments[0] == Missing.MISSING) {
            return Missing.MISSING;
        }
        if ("".equals(arguments[1])) {
            throw new Trouble("D3010", "Say what to replace: the second argument is an empty text.", "");
        }
        String text = text(arguments[0]);
        long limit = limit(arguments[3], "D3011");
        if (arguments[1] == Missing.MISSING || arguments[2] == Missing.MISSING) {
            throw new Trouble("T0410", "Say what to replace and by what.");
        }
        if (arguments[1] instanceof String && arguments[2] instanceof FunctionValue) {
            throw new Trouble("T0410", "A function as replacement needs a regular expression to look for.");
        }
        String result = arguments[1] instanceof FunctionValue matcher
                ? replaceMatches(text, Matches.of(matcher, text, frame), replacer(arguments[2], frame), limit)
                : replaceText(text, text(arguments[1]), Texts.of(arguments[2]), limit);
        frame.evaluation.allocateText(result.length());
        return result;
    }

    private static String replaceText(String text, String from, String by, long limit) {
        var result = new StringBuilder();
        int start = 0;
        int at = text.indexOf(from);
        for (long count = 0; at >= 0 && count < limit; count++) {
            result.append(text, start, at).append(by);
            start = at + from.length();
            at = text.indexOf(from, start);
        }
        return result.append(text, start, text.length()).toString();
    }

    private static String replaceMatches(
            String text, Matches matches, Function<Matches.Match, String> replacer, long limit) {
        var result = new StringBuilder();
        int start = 0;
        for (long count = 0; count < limit; count++) {
            var match = matches.next();
            if (match == null) {
                break;
            }
            result.append(text, start, match.start()).append(replacer.apply(match));
            start = match.start() + match.text().length();
        }
        return result.append(text, start, text.length()).toString();
    }

    private static Function<Matches.Match, String> replacer(@Nullable Object replacement, Frame frame) {
        if (replacement instanceof FunctionValue function) {
            return match -> {
                var by = function.apply(new @Nullable Object[] {match.asObject()}, null, frame);
                if (!(by instanceof String text)) {
                    throw new Trouble(
                            "D3012", "A match must be replaced by a text, not by " + Trouble.shown(by) + ".", by);
                }
                return text;
            };
        }
        String template = text(replacement);
        return match -> filled(template, match);
    }

    /// Fills `$0` and `$1` to `$n` in.
    private static String filled(String template, Matches.Match match) {
        var result = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at++);
            if (c != '$') {
                result.append(c);
            } else if (template.startsWith("$", at)) {
                result.append('$');
                at++;
            } else if (template.startsWith("0", at)) {
                result.append(match.text());
                at++;
            } else {
                at = fillGroup(result, template, at, match.groups());
            }
        }
        return result.toString();
    }

    private static int fillGroup(StringBuilder result, String template, int at, List<@Nullable Object> groups) {
        int digits = groups.isEmpty() ? 1 : String.valueOf(groups.size()).length();
        int end = at;
        while (end < template.length() && end < at + digits && Character.digit(template.charAt(end), 10) >= 0) {
            end++;
        }
        if (end == at) {
            result.append('$');
            return at;
        }
        int group = Integer.parseInt(template.substring(at, end));
        if (end - at > 1 && group > groups.size()) {
            end--;
            group = Integer.parseInt(template.substring(at, end));
        }
        if (group <= groups.size() && groups.get(group - 1) != null) {
            result.append(groups.get(group - 1));
        }
        return end;
    }
}
