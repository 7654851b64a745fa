package dev.pipewright.engine.mapping;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An operator between two numbers. If one side is missing, so is the result.
final class Calculated implements Code {

    private final String operator;
    private final Code left;
    private final Code right;
    private final Calculation calculation;
    private final int position;

    /// Numbers in, a number out, which need not be in normal form.
    interface Calculation {
        Object of(Object left, Object right);
    }

    Calculated(String operator, Code left, Code right, Calculation calculation, int position) {
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.calculation = calculation;
        this.position = position;
    }

    @Override
    public @Nullable Object run(@Nullable Object input, Frame frame) {
        var result = number(input, frame);
        return result == Missing.MISSING ? result : normal(result);
    }

    private Object normal(Object result) {
        try {
            return Numbers.normal(result);
        } catch (Trouble trouble) {
            throw trouble.at(position);
        }
    }

    /// The result, not yet in normal form if it is part of a larger calculation.
    private Object number(@Nullable Object input, Frame frame) {
        var a = operand(left, input, frame);
        var b = operand(right, input, frame);
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            try {
                return calculation.of(Objects.requireNonNull(a), Objects.requireNonNull(b));
            } catch (Trouble trouble) {
                throw trouble.at(position);
            }
        }
        requireNumber(a, "T2001", "left");
        requireNumber(b, "T2002", "right");
        return Missing.MISSING;
    }

    private static @Nullable Object operand(Code code, @Nullable Object input, Frame frame) {
        return code instanceof Calculated inner ? inner.number(input, frame) : Code.value(code, input, frame);
    }

    private void requireNumber(@Nullable Object value, String code, String side) {
        if (value != Missing.MISSING && !Numbers.isNumber(value)) {
            String advice = value instanceof String ? "; convert it with $number." : ".";
            throw new Trouble(
                            code,
                            "'" + operator + "' calculates with numbers, but on its " + side + " is "
                                    + Trouble.shown(value) + advice,
                            value)
                    .at(position);
        }
    }
}
