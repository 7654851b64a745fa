package dev.pipewright.engine.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Decimal arithmetic: whole numbers that fit are Long, all others BigDecimal with at most 34 digits. Nothing is
/// ever a binary fraction.
final class Numbers {

    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final int LARGEST_EXPONENT = 308;
    private static final int MOST_DIGITS_AS_LONG = 18;
    private static final double LARGEST_EXACT = 1L << 52;

    private Numbers() {}

    static boolean isNumber(@Nullable Object value) {
        return value instanceof Long || value instanceof BigDecimal;
    }

    static BigDecimal decimal(@Nullable Object number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        throw new IllegalArgumentException("not a number: " + number);
    }

    /// The form that values have: whole numbers that fit as Long, others rounded to 34 digits.
    static Object normal(Object number) {
        if (!(number instanceof BigDecimal given)) {
            return number;
        }
        var value = bounded(given);
        if (value.scale() > 0 && !hasOnlyZerosAfterPoint(value)) {
            return value;
        }
        if (value.scale() == 0 && value.precision() <= MOST_DIGITS_AS_LONG) {
            return value.longValue();
        }
        var whole = value.toBigInteger();
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : new BigDecimal(whole);
    }

    /// Rounds to 34 digits, and refuses what is too large.
    private static BigDecimal bounded(BigDecimal value) {
        int digits = value.precision();
        if (digits - value.scale() > LARGEST_EXPONENT + 1 && value.signum() != 0) {
            throw new Trouble("D1001", "A number gets too large to be calculated with.");
        }
        return digits > PRECISION.getPrecision() ? value.round(PRECISION) : value;
    }

    private static boolean hasOnlyZerosAfterPoint(BigDecimal value) {
        if (value.signum() == 0 || value.scale() <= 0) {
            return true;
        }
        // A whole number of this size is exact in binary, so what is no whole number there is none. This is much
        // cheaper than looking at the digits.
        double binary = value.doubleValue();
        if (Math.abs(binary) < LARGEST_EXACT && binary != Math.rint(binary)) {
            return false;
        }
        return value.stripTrailingZeros().scale() <= 0;
    }

    static boolean isWhole(@Nullable Object number) {
        return number instanceof Long || (number instanceof BigDecimal value && hasOnlyZerosAfterPoint(value));
    }

    // The operators round, but leave it to [#normal] to make a Long of a whole number: once, at the end.
    static Object add(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long sum = a + b;
            if (((a ^ sum) & (b ^ sum)) >= 0) {
                return sum;
            }
        }
        return bounded(decimal(left).add(decimal(right)));
    }

    static Object subtract(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long difference = a - b;
            if (((a ^ b) & (a ^ difference)) >= 0) {
                return difference;
            }
        }
        return bounded(decimal(left).subtract(decimal(right)));
    }

    static Object multiply(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long high = Math.multiplyHigh(a, b);
            long low = a * b;
            if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
                return low;
            }
        }
        return bounded(decimal(left).multiply(decimal(right)));
    }

    static Object divide(Object left, Object right) {
        requireDivisor(left, right);
        if (left instanceof Long a && right instanceof Long b && b != -1 && a % b == 0) {
            return a / b;
        }
        return bounded(decimal(left).divide(decimal(right), PRECISION));
    }

    static Object remainder(Object left, Object right) {
        requireDivisor(left, right);
        if (left instanceof Long a && right instanceof Long b) {
            return b == -1 ? 0L : a % b;
        }
        return bounded(decimal(left).remainder(decimal(right)));
    }

    private static void requireDivisor(Object left, Object right) {
        if (signum(right) == 0) {
            throw new Trouble("D1001", Trouble.shown(left) + " cannot be divided by zero.", left);
        }
    }

    static Object negate(Object number) {
        return number instanceof Long whole && whole != Long.MIN_VALUE
                ? (Object) (-whole)
                : normal(decimal(number).negate());
    }

    static int signum(Object number) {
        return number instanceof Long whole
                ? Long.signum(whole)
                : decimal(number).signum();
    }

    static int compare(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        return decimal(left).compareTo(decimal(right));
    }

    /// Rounds to a number of digits after the point; with a negative number, before it.
    static Object round(Object number, int digits, RoundingMode mode) {
        if (number instanceof Long && digits >= 0) {
            return number;
        }
        return normal(decimal(number).setScale(digits, mode));
    }

    /// The number as a position in a list, rounded down; what is out of any list's range becomes -1 or the largest.
    static int index(Object number, int size) {
        var whole = number instanceof Long exact ? exact : wholeFloor(decimal(number));
        long fromStart = whole < 0 ? whole + size : whole;
        return fromStart < 0 ? -1 : (int) Math.min(fromStart, Integer.MAX_VALUE);
    }

    /// The number without its fraction; far beyond any list or text it is the largest there is.
    static int clamped(Object number) {
        long whole = number instanceof Long exact ? exact : wholeTowardsZero(decimal(number));
        return Math.clamp(whole, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static long wholeTowardsZero(BigDecimal value) {
        return clampedLong(value.toBigInteger());
    }

    private static long wholeFloor(BigDecimal value) {
        return clampedLong(value.setScale(0, RoundingMode.FLOOR).toBigInteger());
    }

    private static long clampedLong(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return value.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }

    /// The number as JSON has it: plain digits, an exponent only where JavaScript writes one.
    static String text(Object number) {
        return number instanceof Long whole ? Long.toString(whole) : text(decimal(number));
    }

    private static String text(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        var value = number.stripTrailingZeros();
        int point = value.precision() - value.scale();
        if (point > -6 && point <= 21) {
            return value.toPlainString();
        }
        String digits = value.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int exponent = point - 1;
        return (value.signum() < 0 ? "-" : "") + mantissa + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }
}
