package dev.pipewright.engine.mapping;

import org.jspecify.annotations.Nullable;

/// An expression could not be evaluated for a record. The message is a sentence for whoever keeps the mapping or
/// the data.
public final class EvaluationException extends RuntimeException {

    private final String code;
    private final String expression;
    private final int position;
    private final transient @Nullable Object value;

    EvaluationException(String code, String message, String expression, int position, @Nullable Object value) {
        super(message, null, false, false);
        this.code = code;
        this.expression = expression;
        this.position = position;
        this.value = value;
    }

    /// The same, naming the target that the value was for.
    EvaluationException forTarget(String target) {
        return new EvaluationException(
                code, "The field '" + target + "' could not be mapped: " + getMessage(), expression, position, value);
    }

    /// The code that JSONata gives to this trouble, as in `T2001`; those that start with `P` are this product's own
    /// limits.
    public String code() {
        return code;
    }

    public String expression() {
        return expression;
    }

    /// Where in the expression, in characters from its start.
    public int position() {
        return position;
    }

    /// The value that did not fit, or [Missing].
    public @Nullable Object value() {
        return value;
    }
}
