package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers as people and systems write them: with decimal commas, marks between the thousands, the sign behind
/// or in brackets, and a currency before or after.
public final class Amounts {

    private static final int LONGEST = 80;
    private static final int MOST_DECIMALS = 34;
    private static final String NUMBER = "\\d[\\d.,' ’]*|[.,]\\d+";
    private static final Pattern SHAPE = Pattern.compile(
            "(?<open>\\()?(?<sign>[-+])?(?:(?<before>[A-Z]{3}|\\p{Sc}) ?)?" + "(?<inner>[-+])?(?<number>" + NUMBER
                    + ")(?<behind>[-+])?(?: ?(?<after>[A-Z]{3}|\\p{Sc}))?(?<close>\\))?");
    private static final Pattern WHOLE = Pattern.compile("\\d+");
    private static final Pattern IN_THOUSANDS =
            Pattern.compile("\\d{1,3}([.,' ’])\\d{3}(\\1\\d{3})*|\\d{1,2}(([,.' ’])\\d{2})+\\4\\d{3}");
    private static final Pattern PLAIN = Pattern.compile("\\d*[.,]\\d+|\\d+[.,]");
    private static final Pattern PERHAPS_THOUSANDS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    private Amounts() {}

    /// The number that a text means.
    ///
    /// @param decimals the character before the decimals, `.` or `,`, or a language and country as in `de-DE`;
    ///     absent if the source writes numbers so that they can be read in one way only
    public static BigDecimal number(String text, @Nullable String decimals) {
        Matcher shape = SHAPE.matcher(normal(text));
        if (text.length() > LONGEST || !shape.matches()) {
            throw notANumber(text);
        }
        requireCurrency(shape.group("before"), text);
        requireCurrency(shape.group("after"), text);
        int signs = count(shape, "sign") + count(shape, "inner") + count(shape, "behind") + count(shape, "open");
        if (signs > 1 || count(shape, "open") != count(shape, "close")) {
            throw notANumber(text);
        }
        boolean negative = count(shape, "open") == 1
                || "-".equals(shape.group("sign"))
                || "-".equals(shape.group("inner"))
                || "-".equals(shape.group("behind"));
        BigDecimal number = digits(shape.group("number").strip(), separator(decimals), text);
        return negative ? number.negate() : number;
    }

    private static String normal(String text) {
        return PlainTexts.clean(text).replace('\u2212', '-');
    }

    private static int count(Matcher shape, String group) {
        return shape.group(group) == null ? 0 : 1;
    }

    private static void requireCurrency(@Nullable String mark, String text) {
        if (mark != null && mark.length() == 3 && !Currencies.isCode(mark)) {
            throw notANumber(text);
        }
    }

    private static @Nullable Character separator(@Nullable String decimals) {
        if (decimals == null) {
            return null;
        }
        char mark = decimals.length() == 1
                ? decimals.charAt(0)
                : DecimalFormatSymbols.getInstance(Zones.locale(decimals)).getDecimalSeparator();
        if (mark != '.' && mark != ',') {
            throw new NotUnderstoodException(
                    Sentence.of("engine.noSeparator", "mark", NotUnderstoodException.shown(decimals)));
        }
        return mark;
    }

    private static BigDecimal digits(String number, @Nullable Character separator, String text) {
        char mark = separator == null ? guessed(number, text) : separator;
        int at = number.lastIndexOf(mark);
        String whole = at < 0 ? number : number.substring(0, at);
        String fraction = at < 0 ? "" : number.substring(at + 1);
        boolean grouped = IN_THOUSANDS.matcher(whole).matches() && whole.indexOf(mark) < 0;
        boolean good = (whole.isEmpty() || grouped || WHOLE.matcher(whole).matches())
                && (fraction.isEmpty() || WHOLE.matcher(fraction).matches());
        if (!good) {
            throw notANumber(text);
        }
        return new BigDecimal("0" + whole.replaceAll("\\D", "") + (fraction.isEmpty() ? "" : "." + fraction));
    }

    /// The character before the decimals, where the number can be read in one way only.
    private static char guessed(String number, String text) {
        if (PERHAPS_THOUSANDS.matcher(number).matches()) {
            throw new NotUnderstoodException(Sentence.of("engine.numberInTwoWays", "text", text));
        }
        if (PLAIN.matcher(number).matches()) {
            return number.indexOf(',') < 0 ? '.' : ',';
        }
        int comma = number.lastIndexOf(',');
        int point = number.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? ',' : '.';
        }
        // A mark that comes twice stands between thousands, so the other one would be before the decimals.
        return point >= 0 && number.indexOf('.') != point ? ',' : '.';
    }

    private static NotUnderstoodException notANumber(String text) {
        return new NotUnderstoodException(
                text.isBlank()
                        ? Sentence.of("engine.emptyNumber")
                        : Sentence.of("engine.noNumber", "text", NotUnderstoodException.shown(text)));
    }

    /// Writes a number as people of a language and country do; halves are rounded away from zero.
    ///
    /// @param decimals how many digits after the decimal mark; absent for as many as there are
    public static String local(BigDecimal number, String locale, @Nullable Integer decimals) {
        Locale known = Zones.locale(locale);
        if (decimals != null && (decimals < 0 || decimals > MOST_DECIMALS)) {
            throw new NotUnderstoodException(Sentence.of("engine.noDecimals", "decimals", decimals));
        }
        var format = (DecimalFormat) NumberFormat.getNumberInstance(known);
        format.setMinimumFractionDigits(decimals == null ? 0 : decimals);
        format.setMaximumFractionDigits(decimals == null ? MOST_DECIMALS : decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /// True or false as flags are written: `T`, `true`, `Y`, `yes`, `X`, `1`, `on`, or `F`, `false`, `N`, `no`,
    /// `0`, `off`.
    public static boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "x", "1", "on" -> true;
            case "f", "false", "n", "no", "0", "off" -> false;
            default ->
                throw new NotUnderstoodException(
                        Sentence.of("engine.noFlag", "text", NotUnderstoodException.shown(text)));
        };
    }
}
