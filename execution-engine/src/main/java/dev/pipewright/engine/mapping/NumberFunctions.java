package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Functions.present;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Functions on numbers. All are decimal; only a power with a fractional exponent is calculated in binary, to 15
/// digits.
final class NumberFunctions {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
    private static final Pattern OTHER_RADIX = Pattern.compile("0([xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)");
    private static final int LONGEST_NUMBER = 400;
    private static final int LARGEST_POWER = 9_999;
    private static final int MOST_DIGITS = 400;

    private NumberFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.NUMBER)
                .add("number", "<(nsb)-:n>", "value", "$number('12.50')", "12.5", (a, _) -> number(a[0]))
                .add(
                        "abs",
                        "<n-:n>",
                        "number",
                        "$abs(-5)",
                        "5",
                        onNumber(n -> Numbers.signum(n) < 0 ? Numbers.negate(n) : n))
                .add(
                        "floor",
                        "<n-:n>",
                        "number",
                        "$floor(5.8)",
                        "5",
                        onNumber(n -> Numbers.round(n, 0, RoundingMode.FLOOR)))
                .add(
                        "ceil",
                        "<n-:n>",
                        "number",
                        "$ceil(5.2)",
                        "6",
                        onNumber(n -> Numbers.round(n, 0, RoundingMode.CEILING)))
                .add("round", 2, "<n-n?:n>", "number decimals?", "$round(2.345, 2)", "2.34", (a, _) -> round(a))
                .add("sqrt", "<n-:n>", "number", "$sqrt(16)", "4", onNumber(NumberFunctions::sqrt))
                .add("power", 2, "<n-n:n>", "base exponent", "$power(2, 10)", "1024", (a, _) -> power(a))
                .add("random", 0, "<:n>", "", "$random() < 1", "true", (_, frame) -> random(frame))
                .add(
                        "sum",
                        "<a<n>:n>",
                        "numbers",
                        "$sum([0.1, 0.2, 3])",
                        "3.3",
                        (a, _) -> a[0] instanceof List<?> list ? sum(list) : Missing.MISSING)
                .add("max", "<a<n>:n>", "numbers", "$max([3, 7, 5])", "7", (a, _) -> extreme(a[0], 1))
                .add("min", "<a<n>:n>", "numbers", "$min([3, 7, 5])", "3", (a, _) -> extreme(a[0], -1))
                .add("average", "<a<n>:n>", "numbers", "$average([3, 7, 5])", "5", (a, _) -> average(a[0]))
                .add(
                        "formatNumber",
                        3,
                        "<n-so?:s>",
                        "number picture options?",
                        "$formatNumber(1234.5, '#,##0.00')",
                        "'1,234.50'",
                        (a, _) -> NumberPicture.format(a[0], a[1], a[2]))
                .add(
                        "formatBase",
                        2,
                        "<n-n?:s>",
                        "number base?",
                        "$formatBase(255, 16)",
                        "'ff'",
                        (a, _) -> formatBase(a))
                .add(
                        "formatInteger",
                        2,
                        "<n-s:s>",
                        "number picture",
                        "$formatInteger(7, '000')",
                        "'007'",
                        (a, _) -> formatInteger(a))
                .add(
                        "parseInteger",
                        2,
                        "<s-s:n>",
                        "text picture",
                        "$parseInteger('1,234', '#,##0')",
                        "1234",
                        (a, _) -> parseInteger(a));
    }

    private interface OnNumber {
        Object of(Object number);
    }

    private static NativeFunction.Implementation onNumber(OnNumber function) {
        return (arguments, _) -> arguments[0] == Missing.MISSING ? Missing.MISSING : function.of(present(arguments[0]));
    }

    private static Object number(@Nullable Object value) {
        if (value == Missing.MISSING || Numbers.isNumber(value)) {
            return present(value);
        }
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        if (value instanceof String text && text.length() <= LONGEST_NUMBER) {
            if (DECIMAL.matcher(text).matches()) {
                return parsed(text);
            }
            if (OTHER_RADIX.matcher(text).matches()) {
                int radix = "xX".indexOf(text.charAt(1)) >= 0 ? 16 : "oO".indexOf(text.charAt(1)) >= 0 ? 8 : 2;
                return Numbers.normal(new BigDecimal(new BigInteger(text.substring(2), radix)));
            }
        }
        throw new Trouble("D3030", Trouble.shown(value) + " is no number.", value);
    }

    private static Object parsed(String text) {
        try {
            return Numbers.normal(new BigDecimal(text));
        } catch (ArithmeticException | NumberFormatException | Trouble e) {
            throw new Trouble("D3030", Trouble.shown(text) + " is too large to be a number.", text);
        }
    }

    private static Object round(@Nullable Object[] arguments) {
        if (arguments[0] == Missing.MISSING) {
            return Missing.MISSING;
        }
        int digits = arguments[1] == Missing.MISSING ? 0 : Numbers.clamped(present(arguments[1]));
        return Numbers.round(
                present(arguments[0]), Math.clamp(digits, -MOST_DIGITS, MOST_DIGITS), RoundingMode.HALF_EVEN);
    }

    private static Object sqrt(Object number) {
        if (Numbers.signum(number) < 0) {
            throw new Trouble("D3060", "A negative number has no square root: " + Trouble.shown(number) + ".", number);
        }
        return Numbers.normal(Numbers.decimal(number).sqrt(Numbers.PRECISION));
    }

    private static Object power(@Nullable Object[] arguments) {
        if (arguments[0] == Missing.MISSING || arguments[1] == Missing.MISSING) {
            return Missing.MISSING;
        }
        var base = present(arguments[0]);
        var exponent = present(arguments[1]);
        try {
            if (Numbers.isWhole(exponent)) {
                int power = Math.clamp(Numbers.clamped(exponent), -LARGEST_POWER, LARGEST_POWER);
                return Numbers.normal(Numbers.decimal(base).pow(power, Numbers.PRECISION));
            }
            double result = Math.pow(
                    Numbers.decimal(base).doubleValue(),
                    Numbers.decimal(exponent).doubleValue());
            return Numbers.normal(new BigDecimal(result, new java.math.MathContext(15)));
        } catch (ArithmeticException | NumberFormatException | Trouble e) {
            throw new Trouble(
                    "D3061",
                    Trouble.shown(base) + " to the power of " + Trouble.shown(exponent) + " is no number.",
                    base);
        }
    }

    private static Object random(Frame frame) {
        return Numbers.normal(BigDecimal.valueOf(frame.evaluation.random().nextDouble()));
    }

    static Object sum(List<?> numbers) {
        Object total = 0L;
        for (Object number : numbers) {
            total = Numbers.add(total, number);
        }
        return Numbers.normal(total);
    }

    private static Object extreme(@Nullable Object argument, int sign) {
        if (!(argument instanceof List<?> list) || list.isEmpty()) {
            return Missing.MISSING;
        }
        Object best = list.getFirst();
        for (Object number : list) {
            best = Numbers.compare(number, best) * sign > 0 ? number : best;
        }
        return best;
    }

    private static Object average(@Nullable Object argument) {
        if (!(argument instanceof List<?> list) || list.isEmpty()) {
            return Missing.MISSING;
        }
        return Numbers.normal(Numbers.divide(sum(list), (long) list.size()));
    }

    private static Object formatBase(@Nullable Object[] arguments) {
        if (arguments[0] == Missing.MISSING) {
            return Missing.MISSING;
        }
        var whole = Numbers.round(present(arguments[0]), 0, RoundingMode.HALF_EVEN);
        int radix = arguments[1] == Missing.MISSING
                ? 10
                : Numbers.clamped(Numbers.round(present(arguments[1]), 0, RoundingMode.HALF_EVEN));
        if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
            throw new Trouble("D3100", "The base must be between 2 and 36, not " + radix + ".", (long) radix);
        }
        return Numbers.decimal(whole).toBigInteger().toString(radix);
    }

    private static Object formatInteger(@Nullable Object[] arguments) {
        if (arguments[0] == Missing.MISSING || arguments[1] == Missing.MISSING) {
            return Missing.MISSING;
        }
        var whole = Numbers.round(present(arguments[0]), 0, RoundingMode.FLOOR);
        return IntegerPicture.parse(Functions.text(arguments[1]))
                .format(Numbers.decimal(whole).toBigInteger());
    }

    private static Object parseInteger(@Nullable Object[] arguments) {
        if (arguments[0] == Missing.MISSING || arguments[1] == Missing.MISSING) {
            return Missing.MISSING;
        }
        return IntegerPicture.parse(Functions.text(arguments[1])).read(Functions.text(arguments[0]));
    }
}
