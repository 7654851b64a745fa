package dev.pipewright.engine.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Numbers in English words, in Roman numerals and in letters.
final class NumberWords {

    private static final List<String> FEW = List.of(
            "Zero",
            "One",
            "Two",
            "Three",
            "Four",
            "Five",
            "Six",
            "Seven",
            "Eight",
            "Nine",
            "Ten",
            "Eleven",
            "Twelve",
            "Thirteen",
            "Fourteen",
            "Fifteen",
            "Sixteen",
            "Seventeen",
            "Eighteen",
            "Nineteen");
    private static final List<String> ORDINALS = List.of(
            "Zeroth",
            "First",
            "Second",
            "Third",
            "Fourth",
            "Fifth",
            "Sixth",
            "Seventh",
            "Eighth",
            "Ninth",
            "Tenth",
            "Eleventh",
            "Twelfth",
            "Thirteenth",
            "Fourteenth",
            "Fifteenth",
            "Sixteenth",
            "Seventeenth",
            "Eighteenth",
            "Nineteenth");
    private static final List<String> TENS =
            List.of("Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety", "Hundred");
    private static final List<String> MAGNITUDES = List.of("Thousand", "Million", "Billion", "Trillion");
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final List<String> ROMAN =
            List.of("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i");
    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
    private static final long LARGEST_ROMAN = 1_000_000;

    /// What each word is worth, in lower case.
    static final Map<String, Long> VALUES = values();

    private NumberWords() {}

    private static Map<String, Long> values() {
        var values = new HashMap<String, Long>();
        for (int i = 0; i < FEW.size(); i++) {
            values.put(lower(FEW.get(i)), (long) i);
            values.put(lower(ORDINALS.get(i)), (long) i);
        }
        for (int i = 0; i < TENS.size(); i++) {
            String word = lower(TENS.get(i));
            values.put(word, (i + 2) * 10L);
            values.put(word.substring(0, word.length() - 1) + "ieth", (i + 2) * 10L);
        }
        values.put("hundredth", 100L);
        long magnitude = 1000;
        for (var word : MAGNITUDES) {
            values.put(lower(word), magnitude);
            values.put(lower(word) + "th", magnitude);
            magnitude *= 1000;
        }
        return Map.copyOf(values);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    static String words(BigInteger number, boolean ordinal) {
        return words(number, false, ordinal);
    }

    private static String words(BigInteger number, boolean follows, boolean ordinal) {
        if (number.compareTo(THOUSAND) < 0) {
            return words(number.intValue(), follows, ordinal);
        }
        int magnitude = 0;
        var factor = THOUSAND;
        while (magnitude < MAGNITUDES.size() - 1 && number.divide(factor).compareTo(THOUSAND) >= 0) {
            magnitude++;
            factor = factor.multiply(THOUSAND);
        }
        var parts = number.divideAndRemainder(factor);
        String start = (follows ? ", " : "") + words(parts[0], false, false) + " " + MAGNITUDES.get(magnitude);
        return rest(start, parts[1], ordinal);
    }

    private static String words(int number, boolean follows, boolean ordinal) {
        if (number < 20) {
            return (follows ? " and " : "") + (ordinal ? ORDINALS : FEW).get(number);
        }
        if (number < 100) {
            return (follows ? " and " : "") + tens(number, ordinal);
        }
        String hundreds = (follows ? ", " : "") + FEW.get(number / 100) + " Hundred";
        return rest(hundreds, BigInteger.valueOf(number % 100), ordinal);
    }

    private static String rest(String start, BigInteger remainder, boolean ordinal) {
        return remainder.signum() > 0 ? start + words(remainder, true, ordinal) : start + (ordinal ? "th" : "");
    }

    private static String tens(int number, boolean ordinal) {
        String word = TENS.get(number / 10 - 2);
        if (number % 10 > 0) {
            return word + "-" + words(number % 10, false, ordinal);
        }
        return ordinal ? word.substring(0, word.length() - 1) + "ieth" : word;
    }

    /// Reads words in lower case.
    static Object number(String words) {
        var total = BigInteger.ZERO;
        var segment = BigInteger.ZERO;
        for (var word : words.split(",\\s|\\sand\\s|[\\s\\\\-]", -1)) {
            var value = VALUES.get(word);
            if (value == null) {
                throw new Trouble("D3130", "'" + word + "' is no number in words.", words);
            }
            if (value >= 100) {
                segment = segment.multiply(BigInteger.valueOf(value));
            } else if (segment.compareTo(THOUSAND) >= 0) {
                total = total.add(segment);
                segment = BigInteger.valueOf(value);
            } else {
                segment = segment.add(BigInteger.valueOf(value));
            }
        }
        return Numbers.normal(new BigDecimal(total.add(segment)));
    }

    static String roman(long number) {
        if (number > LARGEST_ROMAN) {
            throw new Trouble("D3130", number + " is too large for Roman numerals.", number);
        }
        var result = new StringBuilder();
        long rest = number;
        for (int i = 0; i < ROMAN_VALUES.length; i++) {
            while (rest >= ROMAN_VALUES[i]) {
                result.append(ROMAN.get(i));
                rest -= ROMAN_VALUES[i];
            }
        }
        return result.toString();
    }

    /// Reads Roman numerals in lower case.
    static long fromRoman(String numerals) {
        long total = 0;
        long largest = 1;
        for (int i = numerals.length() - 1; i >= 0; i--) {
            int at = ROMAN.indexOf(numerals.substring(i, i + 1));
            if (at < 0) {
                throw new Trouble("D3130", "'" + numerals + "' is no Roman numeral.", numerals);
            }
            int value = ROMAN_VALUES[at];
            total += value < largest ? -value : value;
            largest = Math.max(largest, value);
        }
        return total;
    }

    static String letters(long number) {
        var result = new StringBuilder();
        for (long rest = number; rest > 0; rest = (rest - 1) / 26) {
            result.insert(0, (char) ('a' + (rest - 1) % 26));
        }
        return result.toString();
    }

    /// Reads letters in lower case.
    static long fromLetters(String letters) {
        long total = 0;
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (c < 'a' || c > 'z' || letters.length() > 12) {
                throw new Trouble("D3130", "'" + Objects.toString(letters) + "' is no number in letters.", letters);
            }
            total = total * 26 + (c - 'a' + 1);
        }
        return total;
    }
}
