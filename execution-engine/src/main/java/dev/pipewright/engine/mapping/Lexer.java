package dev.pipewright.engine.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts the text of an expression into tokens. Whether a slash divides or starts a regular expression is known
/// only to the parser, which says so with each call.
final class Lexer {

    private static final String SPACES = " \t\n\r\u000b";
    private static final String OPERATOR_CHARACTERS = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final Set<String> DOUBLE_OPERATORS = Set.of("..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??");
    private static final Pattern NUMBER = Pattern.compile("(0|([1-9][0-9]*))(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
    private static final Map<Character, Character> ESCAPES =
            Map.of('"', '"', '\\', '\\', '/', '/', 'b', '\b', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t');
    private static final int LARGEST_EXPONENT = 308;

    /// A comment.
    ///
    /// @param to behind its last character
    record Comment(int from, int to) {}

    private final String text;
    private final List<Comment> comments = new ArrayList<>();
    private int position;
    private int start;

    Lexer(String text) {
        this.text = text;
    }

    /// The comments that were passed over so far.
    List<Comment> comments() {
        return List.copyOf(comments);
    }

    /// Returns the next token, or one of kind END.
    ///
    /// @param afterOperand true where an operator is expected, so that a slash divides
    Token next(boolean afterOperand) {
        skipSpacesAndComments();
        start = position;
        if (position >= text.length()) {
            return new Token(Token.Kind.END, null, text.length());
        }
        char c = text.charAt(position);
        if (c == '/' && !afterOperand) {
            return regex();
        }
        if (position + 1 < text.length() && DOUBLE_OPERATORS.contains(text.substring(position, position + 2))) {
            position += 2;
            return new Token(Token.Kind.OPERATOR, text.substring(start, position), start);
        }
        if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            position++;
            return new Token(Token.Kind.OPERATOR, String.valueOf(c), start);
        }
        if (c == '"' || c == '\'') {
            return string(c);
        }
        var number = NUMBER.matcher(text).region(position, text.length());
        if (number.lookingAt()) {
            return number(number.group());
        }
        return c == '`' ? quotedName() : name();
    }

    private void skipSpacesAndComments() {
        while (position < text.length()) {
            if (SPACES.indexOf(text.charAt(position)) >= 0) {
                position++;
            } else if (text.startsWith("/*", position)) {
                int end = text.indexOf("*/", position + 2);
                if (end < 0) {
                    throw new InvalidExpressionException("S0106", "Close the comment with '*/'.", position);
                }
                comments.add(new Comment(position, end + 2));
                position = end + 2;
            } else {
                return;
            }
        }
    }

    private Token string(char quote) {
        position++;
        var value = new StringBuilder();
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == quote) {
                position++;
                return new Token(Token.Kind.STRING, value.toString(), start);
            }
            if (c == '\\') {
                position++;
                value.append(escaped());
            } else {
                value.append(c);
            }
            position++;
        }
        throw new InvalidExpressionException("S0101", "Close the text with a " + quote + ".", position);
    }

    private char escaped() {
        char c = position < text.length() ? text.charAt(position) : ' ';
        var simple = ESCAPES.get(c);
        if (simple != null) {
            return simple;
        }
        if (c != 'u') {
            throw new InvalidExpressionException(
                    "S0103", "'\\" + c + "' is no escape sequence; write '\\\\' for a backslash.", position);
        }
        String digits = text.substring(position + 1, Math.min(position + 5, text.length()));
        if (digits.length() < 4 || !digits.chars().allMatch(d -> Character.digit(d, 16) >= 0)) {
            throw new InvalidExpressionException("S0104", "Write 4 hexadecimal digits after '\\u'.", position);
        }
        position += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private Token number(String digits) {
        var value = new BigDecimal(digits);
        if (value.signum() != 0 && value.precision() - value.scale() > LARGEST_EXPONENT) {
            throw new InvalidExpressionException("S0102", "The number " + digits + " is too large.", position);
        }
        position += digits.length();
        return new Token(Token.Kind.NUMBER, Numbers.normal(value), start);
    }

    private Token quotedName() {
        int end = text.indexOf('`', position + 1);
        if (end < 0) {
            throw new InvalidExpressionException("S0105", "Close the field name with a backquote (`).", text.length());
        }
        String name = text.substring(position + 1, end);
        position = end + 1;
        return new Token(Token.Kind.NAME, name, start);
    }

    private Token name() {
        while (position < text.length()
                && SPACES.indexOf(text.charAt(position)) < 0
                && OPERATOR_CHARACTERS.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String name = text.substring(start, position);
        if (name.startsWith("$")) {
            return new Token(Token.Kind.VARIABLE, name.substring(1), start);
        }
        return switch (name) {
            case "and", "or", "in" -> new Token(Token.Kind.OPERATOR, name, start);
            case "true", "false" -> new Token(Token.Kind.VALUE, Boolean.valueOf(name), start);
            case "null" -> new Token(Token.Kind.VALUE, null, start);
            default -> new Token(Token.Kind.NAME, name, start);
        };
    }

    private Token regex() {
        int from = ++position;
        int depth = 0;
        for (; position < text.length(); position++) {
            char c = text.charAt(position);
            boolean escaped = isEscaped(position);
            if (c == '/' && depth == 0 && !escaped) {
                return regex(text.substring(from, position), from);
            }
            if (!escaped && "([{".indexOf(c) >= 0) {
                depth++;
            } else if (!escaped && ")]}".indexOf(c) >= 0) {
                depth--;
            }
        }
        throw new InvalidExpressionException("S0302", "Close the regular expression with '/'.", position);
    }

    private boolean isEscaped(int index) {
        int backslashes = 0;
        while (text.charAt(index - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private Token regex(String source, int from) {
        if (source.isEmpty()) {
            throw new InvalidExpressionException("S0301", "Write something between the two slashes.", position);
        }
        position++;
        int flags = position;
        while (position < text.length() && "im".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        return new Token(
                Token.Kind.REGEX, RegexTranslator.compile(source, text.substring(flags, position), from), start);
    }
}
