package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The operators between two values.
final class Operators {

    private Operators() {}

    static Code binary(String operator, Code left, Code right, int position) {
        return switch (operator) {
            case "+" -> new Calculated(operator, left, right, Numbers::add, position);
            case "-" -> new Calculated(operator, left, right, Numbers::subtract, position);
            case "*" -> new Calculated(operator, left, right, Numbers::multiply, position);
            case "/" -> new Calculated(operator, left, right, Numbers::divide, position);
            case "%" -> new Calculated(operator, left, right, Numbers::remainder, position);
            case "=" -> (input, frame) -> areEqual(Code.value(left, input, frame), Code.value(right, input, frame));
            case "!=" ->
                (input, frame) -> areDifferent(Code.value(left, input, frame), Code.value(right, input, frame));
            case "<", "<=", ">", ">=" -> compared(operator, left, right, position);
            case "and" ->
                (input, frame) -> Comparison.isTrue(Code.value(left, input, frame))
                        && Comparison.isTrue(Code.value(right, input, frame));
            case "or" ->
                (input, frame) -> Comparison.isTrue(Code.value(left, input, frame))
                        || Comparison.isTrue(Code.value(right, input, frame));
            case "in" ->
                (input, frame) -> Comparison.isIn(Code.value(left, input, frame), Code.value(right, input, frame));
            case "&" -> joined(new Code[] {left, right});
            case ".." ->
                (input, frame) ->
                        range(Code.value(left, input, frame), Code.value(right, input, frame), frame, position);
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
        return (input, frame) -> {
            var a = Code.value(left, input, frame);
            var b = Code.value(right, input, frame);
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
        };
    }

    /// `a & b & c` as one text, without the texts between.
    static Code joined(Code[] parts) {
        return (input, frame) -> {
            var texts = new String[parts.length];
            int length = 0;
            for (int i = 0; i < parts.length; i++) {
                texts[i] = text(Code.value(parts[i], input, frame));
                length += texts[i].length();
                frame.evaluation.allocateText(texts[i].length());
            }
            if (texts.length == 2) {
                return texts[0].concat(texts[1]);
            }
            var result = new StringBuilder(length);
            for (var text : texts) {
                result.append(text);
            }
            return result.toString();
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
            var value = Code.value(operand, input, frame);
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
