package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// The matches of a regular expression, or of a function that behaves like one, in a text.
interface Matches {

    /// Returns the next match, or null if there is none.
    @Nullable
    Match next();

    /// A match.
    ///
    /// @param start the first character
    /// @param end the character after the last one
    /// @param groups the texts of the groups; null where a group took no part
    record Match(String text, int start, int end, List<@Nullable Object> groups, Map<?, ?> asObject) {

        static Match of(Matcher matcher, Matches others) {
            var groups = new ArrayList<@Nullable Object>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i));
            }
            var object = new LinkedHashMap<String, @Nullable Object>();
            object.put("match", matcher.group());
            object.put("start", (long) matcher.start());
            object.put("end", (long) matcher.end());
            object.put("groups", groups);
            object.put("next", new NativeFunction(0, null, (_, _) -> objectOf(others.next())));
            return new Match(matcher.group(), matcher.start(), matcher.end(), groups, object);
        }
    }

    static Matches of(FunctionValue matcher, String text, Frame frame) {
        return matcher instanceof RegexFunction regex
                ? regex.search(text, frame)
                : new FunctionMatches(matcher, text, frame);
    }

    private static @Nullable Object objectOf(@Nullable Match match) {
        return match == null ? Missing.MISSING : match.asObject();
    }

    /// The matches that a function of the expression finds.
    final class FunctionMatches implements Matches {

        private final Frame frame;
        private FunctionValue next;
        private @Nullable Object[] arguments;

        FunctionMatches(FunctionValue matcher, String text, Frame frame) {
            this.next = matcher;
            this.arguments = new @Nullable Object[] {text};
            this.frame = frame;
        }

        @Override
        public @Nullable Match next() {
            var found = next.apply(arguments, null, frame);
            if (found == Missing.MISSING) {
                return null;
            }
            if (!(found instanceof Map<?, ?> object)
                    || !(object.get("match") instanceof String text)
                    || !(object.get("start") instanceof Long start)
                    || !(object.get("end") instanceof Long end)
                    || !(object.get("groups") instanceof List<?> groups)
                    || !(object.get("next") instanceof FunctionValue following)) {
                throw new Trouble(
                        "T1010",
                        "A function that finds matches must give an object with match, start, end, groups and next.",
                        found);
            }
            next = following;
            arguments = new @Nullable Object[0];
            return new Match(
                    text,
                    Numbers.clamped(start),
                    Numbers.clamped(end),
                    new ArrayList<@Nullable Object>(groups),
                    object);
        }
    }
}
