package dev.pipewright.engine.mapping;

import org.jspecify.annotations.Nullable;

/// One word of an expression.
///
/// @param value the name, the operator, or the literal's value
/// @param position in characters from the start of the text
record Token(Kind kind, @Nullable Object value, int position) {

    enum Kind {
        NAME,
        VARIABLE,
        OPERATOR,
        STRING,
        NUMBER,
        VALUE,
        REGEX,
        END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && operator.equals(value);
    }

    /// The operator, or nothing for any other token.
    String operator() {
        return kind == Kind.OPERATOR && value instanceof String name ? name : "";
    }

    String text() {
        return kind == Kind.END ? "the end of the expression" : "'" + value + "'";
    }
}
