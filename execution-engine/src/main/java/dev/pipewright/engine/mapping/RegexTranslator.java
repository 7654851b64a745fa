package dev.pipewright.engine.mapping;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Translates a regular expression of JSONata, which is one of JavaScript, into Java's, where the two differ: the
/// dot, the dollar sign, white space and brackets in a character class. What Java would understand differently is
/// refused.
final class RegexTranslator {

    private static final String SPACE =
            "\\t\\n\\x0B\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
    private static final String SAME_ESCAPES = "bBdDwWtnrfcxuk";

    private final String source;
    private final boolean multiline;
    private final int position;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private RegexTranslator(String source, boolean multiline, int position) {
        this.source = source;
        this.multiline = multiline;
        this.position = position;
    }

    static Pattern compile(String source, String flags, int position) {
        int javaFlags = 0;
        if (flags.contains("i")) {
            javaFlags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        }
        boolean multiline = flags.contains("m");
        if (multiline) {
            javaFlags |= Pattern.MULTILINE;
        }
        var translated = new RegexTranslator(source, multiline, position).translate();
        try {
            return Pattern.compile(translated, javaFlags);
        } catch (PatternSyntaxException e) {
            throw refused(e.getDescription(), position);
        }
    }

    private static InvalidExpressionException refused(String reason, int position) {
        return new InvalidExpressionException(
                "S0302", "The regular expression cannot be used: " + reason + ".", position);
    }

    private String translate() {
        boolean inClass = false;
        for (at = 0; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '\\') {
                escape(inClass);
            } else if (inClass) {
                inClass = c != ']';
                java.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
            } else {
                inClass = c == '[';
                outsideClass(c);
            }
        }
        return java.toString();
    }

    private void outsideClass(char c) {
        switch (c) {
            case '.' -> java.append("[^\\n\\r\\u2028\\u2029]");
            case '$' -> java.append(multiline ? "$" : "\\z");
            case '[' -> startClass();
            default -> java.append(c);
        }
    }

    private void startClass() {
        if (source.startsWith("[^]", at)) {
            java.append("[\\s\\S");
            at++;
        } else if (source.startsWith("[]", at)) {
            throw refused("an empty character class matches nothing", position + at);
        } else if (source.startsWith("[^", at)) {
            java.append("[^");
            at++;
        } else {
            java.append('[');
        }
    }

    private void escape(boolean inClass) {
        char c = ++at < source.length() ? source.charAt(at) : '\\';
        if (c == 's') {
            java.append(inClass ? SPACE : "[" + SPACE + "]");
        } else if (c == 'S') {
            java.append("[^").append(SPACE).append(']');
        } else if (c == 'v') {
            java.append("\\x0B");
        } else if (c == '0') {
            java.append("\\x00");
        } else if (c == 'b' && inClass) {
            java.append("\\x08");
        } else if (Character.isLetter(c) && SAME_ESCAPES.indexOf(c) < 0) {
            throw refused("'\\" + c + "' has no meaning in it", position + at);
        } else {
            java.append('\\').append(c);
        }
    }
}
