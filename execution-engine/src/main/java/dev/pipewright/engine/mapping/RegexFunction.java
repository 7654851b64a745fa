package dev.pipewright.engine.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A regular expression, which JSONata sees as a function from a text to its first match.
final class RegexFunction extends FunctionValue {

    private final Pattern pattern;
    private final int position;

    RegexFunction(Pattern pattern, int position) {
        this.pattern = pattern;
        this.position = position;
    }

    @Override
    int arity() {
        return 1;
    }

    @Override
    @Nullable
    Object invoke(@Nullable Object[] arguments, @Nullable Object input, Frame frame) {
        if (arguments.length == 0 || !(arguments[0] instanceof String text)) {
            return Missing.MISSING;
        }
        var match = new Search(text, frame).next();
        return match == null ? Missing.MISSING : match.asObject();
    }

    Matches search(String text, Frame frame) {
        return new Search(text, frame);
    }

    /// The matches in one text, from left to right.
    private final class Search implements Matches {

        private final String text;
        private final Matcher matcher;
        private int from;
        private boolean started;

        Search(String text, Frame frame) {
            this.text = text;
            this.matcher = pattern.matcher(new CountedText(text, frame.evaluation));
        }

        @Override
        public @Nullable Match next() {
            if ((started && from >= text.length()) || !find()) {
                return null;
            }
            if (started && matcher.end() == matcher.start()) {
                throw new Trouble("D1004", "The regular expression matches an empty text again and again.")
                        .at(position);
            }
            started = true;
            from = matcher.end();
            return Match.of(matcher, this);
        }

        private boolean find() {
            try {
                return matcher.find(from);
            } catch (StackOverflowError e) {
                throw new Trouble("P0005", "The regular expression is too involved for so long a text; simplify it.")
                        .at(position);
            }
        }
    }

    /// A text that counts each look at it, so that a search that goes back and forth comes to an end.
    private record CountedText(String text, Evaluation evaluation) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            evaluation.step();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
