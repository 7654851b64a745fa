package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Currencies after ISO 4217, and money in them: dollars have cents, yen have none, and Kuwaiti dinars have
/// thousandths.
public final class Currencies {

    /// More than any weight has that is an amount, a quantity or a percentage.
    private static final int MOST_DECIMALS = 100;

    private static final Map<String, Currency> BY_CODE = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, currency -> currency));
    private static final Names NAMES = names();

    private Currencies() {}

    private static Names names() {
        var names = new Names.Builder();
        for (Currency currency : BY_CODE.values()) {
            String code = currency.getCurrencyCode();
            names.add(currency.getNumericCodeAsString(), code);
            Names.LANGUAGES.forEach(language -> names.add(currency.getDisplayName(language), code));
        }
        return names.withTable("currencies.txt");
    }

    static boolean isCode(String text) {
        return BY_CODE.containsKey(text);
    }

    /// The code of a currency that is given by its code in any case, its number, its name, or a sign that only
    /// it has.
    public static String code(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (isCode(upper)) {
            return upper;
        }
        String code = NAMES.find(text);
        if (code == null) {
            throw new NotUnderstoodException(
                    Sentence.of("engine.noCurrency", "text", NotUnderstoodException.shown(text)));
        }
        return code;
    }

    /// How many decimals money in the currency has.
    public static int decimals(String code) {
        Currency currency = BY_CODE.get(code);
        if (currency == null || currency.getDefaultFractionDigits() < 0) {
            throw new NotUnderstoodException(Sentence.of("engine.noMoney", "text", NotUnderstoodException.shown(code)));
        }
        return currency.getDefaultFractionDigits();
    }

    /// The amount in the smallest unit, as in cents.
    public static BigDecimal minorUnits(BigDecimal amount, String currency) {
        return exact(amount, currency).movePointRight(decimals(currency));
    }

    /// The amount of so many of the smallest unit.
    public static BigDecimal ofMinorUnits(BigDecimal units, String currency) {
        if (units.stripTrailingZeros().scale() > 0) {
            throw new NotUnderstoodException(
                    Sentence.of("engine.partOfUnit", "amount", shown(units), "currency", currency));
        }
        return units.movePointLeft(decimals(currency));
    }

    /// The amount with the decimals of its currency.
    ///
    /// @param mode `half-up` away from zero as tax authorities do it, `half-even` as banks do, `up` or `down`
    public static BigDecimal rounded(BigDecimal amount, String currency, String mode) {
        return amount.setScale(decimals(currency), mode(mode));
    }

    private static RoundingMode mode(String name) {
        return switch (name) {
            case "half-up" -> RoundingMode.HALF_UP;
            case "half-even" -> RoundingMode.HALF_EVEN;
            case "up" -> RoundingMode.UP;
            case "down" -> RoundingMode.DOWN;
            default -> throw new NotUnderstoodException(Sentence.of("engine.noRounding", "mode", name));
        };
    }

    /// The amount as a text with all the decimals of its currency.
    public static String text(BigDecimal amount, String currency) {
        return exact(amount, currency)
                .setScale(decimals(currency), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static BigDecimal exact(BigDecimal amount, String currency) {
        BigDecimal plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        if (plain.scale() > decimals(currency)) {
            throw new NotUnderstoodException(
                    Sentence.of("engine.tooManyDecimals", "amount", shown(plain), "currency", currency));
        }
        return plain;
    }

    /// Shares an amount out by weights, to the last cent: who loses most by rounding gets what is left over.
    public static List<BigDecimal> shares(BigDecimal amount, List<BigDecimal> weights, String currency) {
        BigDecimal all = total(weights);
        if (all.signum() <= 0) {
            throw new NotUnderstoodException(Sentence.of("engine.noWeights", "amount", shown(amount)));
        }
        BigInteger units = minorUnits(amount, currency).toBigIntegerExact();
        int scale =
                Math.max(0, weights.stream().mapToInt(BigDecimal::scale).max().orElse(0));
        BigInteger whole = unscaled(all, scale);
        var shares = new ArrayList<BigInteger>();
        var remainders = new ArrayList<BigInteger>();
        for (BigDecimal weight : weights) {
            BigInteger[] share = units.abs().multiply(unscaled(weight, scale)).divideAndRemainder(whole);
            shares.add(share[0]);
            remainders.add(share[1]);
        }
        int left = units.abs()
                .subtract(shares.stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get)
                        .reversed())
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i).add(BigInteger.ONE)));
        var sign = BigInteger.valueOf(units.signum());
        int decimals = decimals(currency);
        return shares.stream()
                .map(share -> new BigDecimal(share.multiply(sign), decimals))
                .toList();
    }

    /// The sum of weights; zero if one of them cannot be one.
    private static BigDecimal total(List<BigDecimal> weights) {
        boolean good = weights.stream().allMatch(weight -> weight.signum() >= 0 && weight.scale() <= MOST_DECIMALS);
        return good ? weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add) : BigDecimal.ZERO;
    }

    private static String shown(BigDecimal amount) {
        return NotUnderstoodException.shown(amount.toString());
    }

    private static BigInteger unscaled(BigDecimal weight, int scale) {
        return weight.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
    }
}
