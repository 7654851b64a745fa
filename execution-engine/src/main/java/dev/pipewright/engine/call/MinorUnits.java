package dev.pipewright.engine.call;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Amounts as Stripe writes them: whole numbers of the smallest unit.
final class MinorUnits {

    private static final Set<String> NONE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> THREE = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private MinorUnits() {}

    /// An amount in the smallest unit of its currency; empty if it is no amount, or finer than that.
    static Optional<Long> of(@Nullable Object amount, String currency) {
        try {
            var decimal = new BigDecimal(String.valueOf(amount));
            return Optional.of(decimal.movePointRight(digits(currency)).longValueExact());
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static int digits(String currency) {
        String code = currency.toUpperCase(Locale.ROOT);
        return NONE.contains(code) ? 0 : THREE.contains(code) ? 3 : 2;
    }
}
