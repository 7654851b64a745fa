package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The operators between two values.
final class Operators {

    private Operators() {}

    /// Numbers in, a number out.
    private interface Calculation {
        Object of(Object left, Object right);
    }

    static Code binary(String operator, Code left, Code right, int position) {
        return switch (operator) {
            case "+" -> calculated(operator, left, right, Numbers::add, position);
            case "-" -> calculated(operator, left, right, Numbers::subtract, position);
            case "*" -> calculated(operator, left, right, Numbers::multiply, position);
            case "/" -> calculated(operator, left, right, Numbers::divide, position);
            case "%" -> calculated(operator, left, right, Numbers::remainder, position);
            case "=" -> (input, frame) -> areEqual(left.run(input, frame), right.run(input, frame));
            case "!=" -> (input, frame) -> areDifferent(left.run(input, frame), right.run(input, frame));
            case "<", "<=", ">", ">=" -> compared(operator, left, right, position);
            case "and" ->
                (input, frame) ->
                        Comparison.isTrue(left.run(input, frame)) && Comparison.isTrue(right.run(input, frame));
            case "or" ->
                (input, frame) ->
                        Comparison.isTrue(left.run(input, frame)) || Comparison.isTrue(right.run(input, frame));
            case "in" -> (input, frame) -> Comparison.isIn(left.run(input, frame), right.run(input, frame));
            case "&" -> joined(left, right);
            case ".." -> (input, frame) -> range(left.run(input, frame), right.run(input, frame), frame, position);
            default -> throw new IllegalArgumentException("no operator: " + operator);
        };
    }

    private static Code calculated(String operator, Code left, Code right, Calculation calculation, int position) {
        return (input, frame) -> {
            var a = left.run(input, frame);
            var b = right.run(input, frame);
            if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
                try {
                    return calculation.of(Objects.requireNonNull(a), Objects.requireNonNull(b));
                } catch (Trouble trouble) {
                    throw trouble.at(position);
                }
            }
            requireNumber(a, "T2001", "left", operator, position);
            requireNumber(b, "T2002", "right", operator, position);
            return Missing.MISSING;
        };
    }

    private static void requireNumber(@Nullable Object value, String code, String side, String operator, int position) {
        if (value != Missing.MISSING && !Numbers.isNumber(value)) {
            throw new Trouble(
                            code,
                            "'" + operator + "' calculates with numbers, but on its " + side + " is "
                                    + Trouble.shown(value)
                                    + (value instanceof String ? "; convert it with $number." : "."),
                            value)
                    .at(position);
        }
    }

    private static Boolean areEqual(@Nullable Object left, @Nullable Object right) {
        return left != Missing.MISSING && right != Missing.MISSING && Comparison.equal(left, right);
    }

    private static Boolean areDifferent(@Nullable Object left, @Nullable Object right) {
        return left != Missing.MISSING && right != Missing.MISSING && !Comparison.equal(left, right);
    }

    private static Code compared(String operator, Code left, Code right, int position) {
        boolean less = operator.startsWith("<");
        boolean orEqual = operator.endsWith("=");
        return (input, frame) -> {
            try {
                var order = Comparison.compare(left.run(input, frame), right.run(input, frame), operator);
                if (order == null) {
                    return Missing.MISSING;
                }
                return order == 0 ? orEqual : (order < 0) == less;
            } catch (Trouble trouble) {
                throw trouble.at(position);
            }
        };
    }

    private static Code joined(Code left, Code right) {
        return (input, frame) -> {
            var a = text(left.run(input, frame));
            var b = text(right.run(input, frame));
            frame.evaluation.allocateText((long) a.length() + b.length());
            return a.concat(b);
        };
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        return value == Missing.MISSING ? "" : Texts.of(value);
    }

    static Code negated(Code operand, int position) {
        return (input, frame) -> {
            var value = operand.run(input, frame);
            if (value == Missing.MISSING) {
                return value;
            }
            if (!Numbers.isNumber(value)) {
                throw new Trouble("D1002", "Only a number has a negative, not " + Trouble.shown(value) + ".", value)
                        .at(position);
            }
            return Numbers.negate(Objects.requireNonNull(value));
        };
    }

    private static @Nullable Object range(@Nullable Object from, @Nullable Object to, Frame frame, int position) {
        requireWhole(from, "T2003", "first", position);
        requireWhole(to, "T2004", "last", position);
        if (from == Missing.MISSING || to == Missing.MISSING) {
            return Missing.MISSING;
        }
        Object size = Numbers.subtract(Objects.requireNonNull(to), Objects.requireNonNull(from));
        if (Numbers.signum(size) < 0) {
            return Missing.MISSING;
        }
        frame.evaluation.allocate(Numbers.clamped(size) + 1L);
        var result = Sequence.results(frame);
        long first = Numbers.decimal(from).longValueExact();
        for (long i = 0; i <= Numbers.clamped(size); i++) {
            result.add(first + i);
        }
        return result;
    }

    private static void requireWhole(@Nullable Object value, String code, String end, int position) {
        if (value != Missing.MISSING && !Numbers.isWhole(value)) {
            throw new Trouble(
                            code,
                            "The " + end + " number of a range must be a whole number, not " + Trouble.shown(value)
                                    + ".",
                            value)
                    .at(position);
        }
    }

    /// Two values as one list; a list gives its items.
    static @Nullable Object appended(@Nullable Object first, @Nullable Object second, Frame frame) {
        if (first == Missing.MISSING) {
            return second;
        }
        if (second == Missing.MISSING) {
            return first;
        }
        var all = new ArrayList<@Nullable Object>();
        addAll(all, first);
        addAll(all, second);
        frame.evaluation.allocate(all.size());
        return all;
    }

    private static void addAll(List<@Nullable Object> all, @Nullable Object value) {
        if (value instanceof List<?> list) {
            all.addAll(list);
        } else {
            all.add(value);
        }
    }
}
