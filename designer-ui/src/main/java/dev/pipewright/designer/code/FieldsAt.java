package dev.pipewright.designer.code;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;

/// Finds of what the names at a place in an expression are fields, as far as paths tell: `lines[` and `lines.(` are
/// followed by fields of the lines. What a function gives is unknown.
final class FieldsAt {

    private static final String ROOT = "$$";
    private final String text;
    private final Brackets brackets;
    private final CodeScope scope;

    FieldsAt(String text, Brackets brackets, CodeScope scope) {
        this.text = text;
        this.brackets = brackets;
        this.scope = scope;
    }

    /// The fields that a name can be of that begins at a place.
    Schema of(int start) {
        int before = beforeSpaces(start);
        return is(before, '.') ? ofPathUpTo(before) : around(start);
    }

    /// The fields of what a bracket's inside is about.
    private Schema around(int position) {
        int open = brackets.around(position);
        if (open < 0) {
            return scope.input();
        }
        int before = beforeSpaces(open);
        if (is(before, '.') || (is(before, '^') && is(open, '('))) {
            return ofPathUpTo(before);
        }
        boolean isOfPath = !is(open, '(') && before >= 0 && (isNameCharacter(before) || ")]`".indexOf(at(before)) >= 0);
        return isOfPath ? ofPathUpTo(before + 1) : around(open);
    }

    /// The fields of the value of a path.
    ///
    /// @param end the first character behind it
    private Schema ofPathUpTo(int end) {
        int last = beforeSpaces(end);
        if (last < 0) {
            return Schema.UNKNOWN;
        }
        return switch (at(last)) {
            case ']' -> ofPathUpTo(brackets.openingOf(last));
            case ')' -> ofBracket(brackets.openingOf(last), last);
            case '`' -> ofName(text.lastIndexOf('`', last - 1), last, true);
            default -> isNameCharacter(last) ? ofName(startOfName(last), last + 1, false) : Schema.UNKNOWN;
        };
    }

    private Schema ofBracket(int open, int close) {
        int before = beforeSpaces(open);
        if (is(before, '^')) {
            return ofPathUpTo(before);
        }
        return before >= 0 && isNameCharacter(before) ? Schema.UNKNOWN : ofPathUpTo(close);
    }

    private Schema ofName(int start, int end, boolean quoted) {
        if (start < 0) {
            return Schema.UNKNOWN;
        }
        String name = text.substring(quoted ? start + 1 : start, end);
        if (!quoted && name.startsWith("$")) {
            return ofVariable(name, start);
        }
        return of(start).field(name).map(Field::type).map(FieldType::fields).orElse(Schema.UNKNOWN);
    }

    private Schema ofVariable(String name, int start) {
        return switch (name) {
            case "$" -> around(start);
            case ROOT -> scope.input();
            default -> scope.variables().getOrDefault(name.substring(1), Schema.UNKNOWN);
        };
    }

    int startOfName(int last) {
        int start = last;
        while (start > 0 && isNameCharacter(start - 1)) {
            start--;
        }
        return start;
    }

    private boolean isNameCharacter(int position) {
        char c = at(position);
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private char at(int position) {
        return text.charAt(position);
    }

    private boolean is(int position, char c) {
        return position >= 0 && position < text.length() && at(position) == c;
    }

    /// The last character before a place that is no space; -1 if there is none.
    private int beforeSpaces(int position) {
        int before = position - 1;
        while (before >= 0 && Character.isWhitespace(at(before))) {
            before--;
        }
        return before;
    }
}
