package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The operators between two values.
final class Operators {

    private Operators() {}

    /// What an operator makes of two values.
    private interface Work {
        @Nullable
        Object of(@Nullable Object left, @Nullable Object right, Frame frame);
    }

    private record OfTwo(Code left, Code right, Work work) implements Operation.OfTwo {
        @Override
        public @Nullable Object of(@Nullable Object a, @Nullable Object b, Frame frame) {
            return work.of(a, b, frame);
        }
    }

    static Code binary(String operator, Code left, Code right, int position) {
        return switch (operator) {
            case "+" -> Calculated.of(operator, left, right, Numbers::add, position);
            case "-" -> Calculated.of(operator, left, right, Numbers::subtract, position);
            case "*" -> Calculated.of(operator, left, right, Numbers::multiply, position);
            case "/" -> Calculated.of(operator, left, right, Numbers::divide, position);
            case "%" -> Calculated.of(operator, left, right, Numbers::remainder, position);
            case "=" -> new OfTwo(left, right, (a, b, _) -> areEqual(a, b));
            case "!=" -> new OfTwo(left, right, (a, b, _) -> areDifferent(a, b));
            case "<", "<=", ">", ">=" -> compared(operator, left, right, position);
            case "and" -> new Branch.Both(left, right);
            case "or" -> new Branch.Either(left, right);
            case "in" -> new OfTwo(left, right, (a, b, _) -> Comparison.isIn(a, b));
            case "&" -> new Joined(List.of(left, right));
            case ".." -> new OfTwo(left, right, (a, b, frame) -> range(a, b, frame, position));
            default -> throw new IllegalArgumentException("no operator: " + operator);
        };
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
        return new OfTwo(left, right, (a, b, _) -> {
            if (Numbers.isNumber(a) && Numbers.isNumber(b) && a != null && b != null) {
                int order = Numbers.compare(a, b);
                return order == 0 ? orEqual : (order < 0) == less;
            }
            try {
                var order = Comparison.compare(a, b, operator);
                if (order == null) {
                    return Missing.MISSING;
                }
                return order == 0 ? orEqual : (order < 0) == less;
            } catch (Trouble trouble) {
                throw trouble.at(position);
            }
        });
    }

    /// `a & b & c` as one text, without the texts between.
    record Joined(List<Code> operands) implements Operation.OfMany {
        @Override
        public Object of(@Nullable Object[] values, @Nullable Object input, Frame frame) {
            var result = new StringBuilder();
            for (var value : values) {
                result.append(text(value, frame));
            }
            return result.toString();
        }
    }

    /// A value as part of a larger text.
    static String text(@Nullable Object value, Frame frame) {
        String text = value instanceof String given ? given : value == Missing.MISSING ? "" : Texts.of(value);
        frame.evaluation.allocateText(text.length());
        return text;
    }

    static Code negated(Code operand, int position) {
        return new Negated(operand, position);
    }

    private record Negated(Code operand, int position) implements Operation.OfOne {
        @Override
        public @Nullable Object of(@Nullable Object value, @Nullable Object input, Frame frame) {
            if (value == Missing.MISSING) {
                return value;
            }
            if (!Numbers.isNumber(value)) {
                throw new Trouble("D1002", "Only a number has a negative, not " + Trouble.shown(value) + ".", value)
                        .at(position);
            }
            return Numbers.negate(Objects.requireNonNull(value));
        }
    }

    private static @Nullable Object range(@Nullable Object from, @Nullable Object to, Frame frame, int position) {
        requireWhole(from, "T2003", "first", position);
        requireWhole(to, "T2004", "last", position);
        if (from == Missing.MISSING || to == Missing.MISSING) {
            return Missing.MISSING;
        }
        Object size = Numbers.normal(Numbers.subtract(Objects.requireNonNull(to), Objects.requireNonNull(from)));
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
