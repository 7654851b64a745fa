package dev.pipewright.engine.mapping;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An operator between two numbers. If one side is missing, so is the result, which need not be in normal form: it
/// may be part of a larger calculation.
record Calculated(String operator, Code left, Code right, Calculation calculation, int position)
        implements Operation.OfTwo {

    /// Numbers in, a number out, which need not be in normal form.
    interface Calculation {
        Object of(Object left, Object right);
    }

    /// A whole calculation, whose result is in normal form.
    record Whole(Calculated operand) implements Operation.OfOne {
        @Override
        public @Nullable Object of(@Nullable Object value, @Nullable Object input, Frame frame) {
            try {
                return value instanceof BigDecimal decimal ? Numbers.normal(decimal) : value;
            } catch (Trouble trouble) {
                throw trouble.at(operand.position);
            }
        }
    }

    static Code of(String operator, Code left, Code right, Calculation calculation, int position) {
        return new Whole(new Calculated(operator, part(left), part(right), calculation, position));
    }

    private static Code part(Code code) {
        return code instanceof Whole whole ? whole.operand : code;
    }

    @Override
    public @Nullable Object of(@Nullable Object left, @Nullable Object right, Frame frame) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            try {
                return calculation.of(Objects.requireNonNull(left), Objects.requireNonNull(right));
            } catch (Trouble trouble) {
                throw trouble.at(position);
            }
        }
        requireNumber(left, "T2001", "left");
        requireNumber(right, "T2002", "right");
        return Missing.MISSING;
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
