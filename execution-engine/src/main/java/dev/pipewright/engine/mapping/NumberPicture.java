package dev.pipewright.engine.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `$formatNumber`: a number written after a picture such as `#,##0.00`, by the rules of XPath.
final class NumberPicture {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("decimal-separator", "."),
            Map.entry("grouping-separator", ","),
            Map.entry("exponent-separator", "e"),
            Map.entry("infinity", "Infinity"),
            Map.entry("minus-sign", "-"),
            Map.entry("NaN", "NaN"),
            Map.entry("percent", "%"),
            Map.entry("per-mille", "\u2030"),
            Map.entry("zero-digit", "0"),
            Map.entry("digit", "#"),
            Map.entry("pattern-separator", ";"));

    private final Map<String, String> symbols;
    private final char zero;

    private NumberPicture(Map<String, String> symbols) {
        this.symbols = symbols;
        this.zero = symbol("zero-digit").charAt(0);
    }

    static Object format(@Nullable Object number, @Nullable Object picture, @Nullable Object options) {
        if (number == Missing.MISSING || picture == Missing.MISSING) {
            return Missing.MISSING;
        }
        var symbols = new HashMap<>(DEFAULTS);
        if (options instanceof Map<?, ?> given) {
            given.forEach((name, value) -> symbols.put(String.valueOf(name), Texts.of(value)));
        }
        symbols.forEach((name, value) -> requireSymbol(name, value));
        return new NumberPicture(symbols).format(Numbers.decimal(number), Functions.text(picture));
    }

    private static void requireSymbol(String name, String value) {
        if (value.isEmpty()) {
            throw new Trouble("D3085", "The option '" + name + "' of $formatNumber must not be empty.");
        }
    }

    private String symbol(String name) {
        return symbols.getOrDefault(name, "");
    }

    boolean isDigit(char c) {
        return c >= zero && c <= zero + 9;
    }

    private boolean isOptionalDigit(char c) {
        return symbol("digit").equals(String.valueOf(c));
    }

    private boolean isActive(char c) {
        String text = String.valueOf(c);
        return isDigit(c)
                || isOptionalDigit(c)
                || text.equals(symbol("decimal-separator"))
                || text.equals(symbol("exponent-separator"))
                || text.equals(symbol("grouping-separator"))
                || text.equals(symbol("pattern-separator"));
    }

    private int digits(String part) {
        return (int) part.chars().filter(c -> isDigit((char) c)).count();
    }

    private int allDigits(String part) {
        return (int) part.chars()
                .filter(c -> isDigit((char) c) || isOptionalDigit((char) c))
                .count();
    }

    private String format(BigDecimal number, String picture) {
        String[] subPictures = picture.split(Pattern.quote(symbol("pattern-separator")), -1);
        if (subPictures.length > 2) {
            throw new Trouble("D3080", "A number picture has at most two parts, parted by one semicolon.", picture);
        }
        var parts = new ArrayList<Parts>();
        for (var subPicture : subPictures) {
            var part = parts(subPicture);
            part.validate(this);
            parts.add(part);
        }
        boolean negative = number.signum() < 0;
        var chosen = negative ? parts.getLast() : parts.getFirst();
        String prefix = negative && parts.size() == 1 ? symbol("minus-sign") + chosen.prefix : chosen.prefix;
        return prefix + new Layout(chosen).format(number.abs()) + chosen.suffix;
    }

    private Parts parts(String picture) {
        int start = 0;
        while (start < picture.length() && !startsNumber(picture.charAt(start))) {
            start++;
        }
        int end = picture.length();
        while (end > start && !startsNumber(picture.charAt(end - 1))) {
            end--;
        }
        if (start == picture.length()) {
            start = 0;
            end = picture.length();
        }
        String active = picture.substring(start, end);
        String suffix = picture.substring(end);
        int exponentAt = active.indexOf(symbol("exponent-separator"));
        String mantissa = exponentAt < 0 ? active : active.substring(0, exponentAt);
        var exponent = exponentAt < 0 ? null : active.substring(exponentAt + 1);
        int point = mantissa.indexOf(symbol("decimal-separator"));
        String whole = point < 0 ? mantissa : mantissa.substring(0, point);
        String fraction = point < 0 ? suffix : mantissa.substring(point + 1);
        return new Parts(picture, picture.substring(0, start), suffix, active, mantissa, exponent, whole, fraction);
    }

    private boolean startsNumber(char c) {
        return isActive(c) && !symbol("exponent-separator").equals(String.valueOf(c));
    }

    /// The parts of a picture.
    private record Parts(
            String picture,
            String prefix,
            String suffix,
            String active,
            String mantissa,
            @Nullable String exponent,
            String whole,
            String fraction) {

        void validate(NumberPicture rules) {
            String point = rules.symbol("decimal-separator");
            String group = rules.symbol("grouping-separator");
            String percent = rules.symbol("percent");
            String perMille = rules.symbol("per-mille");
            boolean scaled = picture.contains(percent) || picture.contains(perMille);
            String power = exponent == null ? "" : exponent;
            // The order is the reference implementation's, where the last rule that is broken gives the error.
            require(exponent == null || (!power.isEmpty() && rules.digits(power) == power.length()), "D3093");
            require(power.isEmpty() || !scaled, "D3092");
            require(!optionalBeforeDigit(rules, fraction), "D3091");
            require(!digitBeforeOptional(rules, whole), "D3090");
            require(!picture.contains(group + group), "D3089");
            require(picture.contains(point) || !whole.endsWith(group), "D3088");
            require(!picture.contains(group + point) && !picture.contains(point + group), "D3087");
            require(active.chars().allMatch(c -> rules.isActive((char) c)), "D3086");
            require(rules.allDigits(mantissa) > 0, "D3085");
            require(!(picture.contains(percent) && picture.contains(perMille)), "D3084");
            require(picture.indexOf(perMille) == picture.lastIndexOf(perMille), "D3083");
            require(picture.indexOf(percent) == picture.lastIndexOf(percent), "D3082");
            require(picture.indexOf(point) == picture.lastIndexOf(point), "D3081");
        }

        private static boolean digitBeforeOptional(NumberPicture rules, String part) {
            int optional = part.indexOf(rules.symbol("digit"));
            return optional >= 0 && rules.digits(part.substring(0, optional)) > 0;
        }

        private static boolean optionalBeforeDigit(NumberPicture rules, String part) {
            int optional = part.lastIndexOf(rules.symbol("digit"));
            return optional >= 0 && rules.digits(part.substring(optional)) > 0;
        }

        private void require(boolean holds, String code) {
            if (!holds) {
                throw new Trouble(
                        code,
                        "The number picture '" + picture + "' cannot be used; write it as in '#,##0.00' or '0.0e0'.",
                        picture);
            }
        }
    }

    /// Where digits and separators go.
    private final class Layout {

        private final Parts parts;
        private final int scaling;
        private final int minimumWhole;
        private final int minimumFraction;
        private final int maximumFraction;

        Layout(Parts parts) {
            this.parts = parts;
            boolean exponent = parts.exponent != null;
            int whole = NumberPicture.this.digits(parts.whole);
            int fraction = NumberPicture.this.digits(parts.fraction);
            int longest = allDigits(parts.fraction);
            this.scaling = whole;
            if (whole == 0 && longest == 0) {
                fraction = exponent ? 1 : fraction;
                longest = exponent ? 1 : longest;
                whole = exponent ? whole : 1;
            }
            if (exponent && whole == 0 && parts.whole.contains(symbol("digit"))) {
                whole = 1;
            }
            if (whole == 0 && fraction == 0) {
                fraction = 1;
            }
            this.minimumWhole = whole;
            this.minimumFraction = fraction;
            this.maximumFraction = longest;
        }

        String format(BigDecimal number) {
            var scaled = number;
            if (parts.picture.contains(symbol("percent"))) {
                scaled = number.movePointRight(2);
            } else if (parts.picture.contains(symbol("per-mille"))) {
                scaled = number.movePointRight(3);
            }
            if (parts.exponent == null) {
                return digits(scaled);
            }
            int power = scaled.signum() == 0 ? 0 : scaled.precision() - scaled.scale() - scaling;
            String exponent = localized(Integer.toString(Math.abs(power)));
            int missing = NumberPicture.this.digits(parts.exponent) - exponent.length();
            return digits(scaled.movePointLeft(power))
                    + symbol("exponent-separator")
                    + (power < 0 ? symbol("minus-sign") : "")
                    + String.valueOf(zero).repeat(Math.max(0, missing))
                    + exponent;
        }

        private String digits(BigDecimal number) {
            String text =
                    number.setScale(maximumFraction, RoundingMode.HALF_EVEN).toPlainString();
            int point = text.indexOf('.');
            var whole = new StringBuilder(point < 0 ? text : text.substring(0, point));
            var fraction = new StringBuilder(point < 0 ? "" : text.substring(point + 1));
            while (whole.length() > minimumWhole && whole.charAt(0) == '0') {
                whole.deleteCharAt(0);
            }
            while (whole.length() < minimumWhole) {
                whole.insert(0, '0');
            }
            while (fraction.length() > minimumFraction && fraction.charAt(fraction.length() - 1) == '0') {
                fraction.deleteCharAt(fraction.length() - 1);
            }
            fraction.repeat("0", Math.max(0, minimumFraction - fraction.length()));
            String grouped = grouped(localized(whole.toString()));
            String rest = groupedFraction(localized(fraction.toString()));
            boolean hasPoint = parts.picture.contains(symbol("decimal-separator")) && !rest.isEmpty();
            return hasPoint ? grouped + symbol("decimal-separator") + rest : grouped;
        }

        private String localized(String digits) {
            var result = new StringBuilder();
            digits.chars().forEach(c -> result.append((char) (c - '0' + zero)));
            return result.toString();
        }

        private String grouped(String digits) {
            var positions = positions(parts.whole, false);
            int regular = regular(positions);
            var result = new StringBuilder(digits);
            if (regular > 0) {
                for (int at = digits.length() - regular; at > 0; at -= regular) {
                    result.insert(at, symbol("grouping-separator"));
                }
                return result.toString();
            }
            positions.sort(null);
            for (int position : positions) {
                if (position < digits.length()) {
                    result.insert(digits.length() - position, symbol("grouping-separator"));
                }
            }
            return result.toString();
        }

        private String groupedFraction(String digits) {
            var result = new StringBuilder(digits);
            var positions = parts.picture.contains(symbol("decimal-separator"))
                    ? positions(parts.fraction, true)
                    : new ArrayList<Integer>();
            positions.sort(null);
            int inserted = 0;
            for (int position : positions) {
                if (position < digits.length()) {
                    result.insert(position + inserted, symbol("grouping-separator"));
                    inserted++;
                }
            }
            return result.toString();
        }

        /// How many digits stand between the point and each separator.
        private List<Integer> positions(String part, boolean leftOfSeparator) {
            var positions = new ArrayList<Integer>();
            String separator = symbol("grouping-separator");
            for (int at = part.indexOf(separator); at >= 0; at = part.indexOf(separator, at + 1)) {
                positions.add(allDigits(leftOfSeparator ? part.substring(0, at) : part.substring(at)));
            }
            return positions;
        }

        private static int regular(List<Integer> positions) {
            if (positions.isEmpty()) {
                return 0;
            }
            int factor = positions.stream().reduce(0, Layout::commonDivisor);
            for (int i = 1; i <= positions.size(); i++) {
                if (!positions.contains(i * factor)) {
                    return 0;
                }
            }
            return factor;
        }

        private static int commonDivisor(int a, int b) {
            return b == 0 ? a : commonDivisor(b, a % b);
        }
    }
}
