package dev.pipewright.simulators.tax;

import dev.pipewright.simulators.tax.Order.Address;
import dev.pipewright.simulators.tax.Order.Line;
import dev.pipewright.simulators.tax.TaxResult.JurisdictionTax;
import dev.pipewright.simulators.tax.TaxResult.LineTax;
import dev.pipewright.simulators.tax.TaxResult.ZeroReason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Calculates the tax on an order: per line and per jurisdiction, half up. Pure, safe for many threads.
public final class TaxCalculator {

    private static final Set<String> EUROPEAN_UNION = Set.of("DE", "FR", "NL", "AT", "IT", "ES", "BE", "PL", "IE");
    /// Yen have none, Kuwaiti dinars have three.
    private static final Map<String, Integer> DECIMALS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    private static final int USUAL_DECIMALS = 2;
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    private final TaxTable table;

    /// Makes a calculator.
    public TaxCalculator(TaxTable table) {
        this.table = table;
    }

    /// Calculates an order whose addresses are known to the table.
    public TaxResult calculate(Order order) {
        int cents = DECIMALS.getOrDefault(order.currency(), USUAL_DECIMALS);
        var lines = new ArrayList<LineTax>(order.lines().size());
        for (Line line : order.lines()) {
            lines.add(lineTax(order, line, cents));
        }
        List<JurisdictionTax> jurisdictions = jurisdictions(lines, order.rounding(), cents);
        BigDecimal tax = sum(jurisdictions.stream().map(JurisdictionTax::tax).toList(), cents);
        return new TaxResult(
                sum(lines.stream().map(LineTax::amount).toList(), cents),
                sum(order.lines().stream().map(Line::discount).toList(), cents),
                sum(lines.stream().map(LineTax::exempt).toList(), cents),
                sum(lines.stream().map(LineTax::taxable).toList(), cents),
                tax,
                tax.signum() == 0 ? reasonOf(lines) : null,
                lines,
                jurisdictions);
    }

    private LineTax lineTax(Order order, Line line, int cents) {
        Address to = line.shipTo() == null ? order.shipTo() : line.shipTo();
        TaxRegion region = regionOf(to);
        BigDecimal net = line.amount().subtract(line.discount());
        List<TaxRate> rates =
                table.ratesOf(region, taxedCity(region, order, to), order.effectiveTaxDate(), line.taxCode());
        ZeroReason reason = untaxed(order, line, to, region, rates, net);
        if (reason != null) {
            BigDecimal amount = rounded(net, cents);
            return new LineTax(line, amount, amount, rounded(ZERO, cents), rounded(ZERO, cents), reason, List.of());
        }
        BigDecimal taxable = rounded(line.taxIncluded() ? withoutTax(net, rates) : net, cents);
        List<JurisdictionTax> details = details(taxable, rates, cents);
        if (line.taxIncluded()) {
            details = withRest(details, rounded(net, cents).subtract(taxable));
        }
        BigDecimal tax = sum(details.stream().map(JurisdictionTax::tax).toList(), cents);
        ZeroReason zero = tax.signum() == 0 ? ZeroReason.ZERO_AMOUNT : null;
        return new LineTax(line, taxable, rounded(ZERO, cents), taxable, tax, zero, details);
    }

    private @Nullable ZeroReason untaxed(
            Order order, Line line, Address to, TaxRegion region, List<TaxRate> rates, BigDecimal net) {
        if (!region.nexus()) {
            return ZeroReason.NOT_COLLECTING;
        }
        if (rates.isEmpty()) {
            return ZeroReason.NOT_SUBJECT_TO_TAX;
        }
        if (order.customer().exempt()) {
            return ZeroReason.CUSTOMER_EXEMPT;
        }
        if (isReverseCharge(order, to)) {
            return ZeroReason.REVERSE_CHARGE;
        }
        boolean exempt = switch (table.treatmentOf(region, line.taxCode())) {
            case Treatment.Taxable _ -> false;
            case Treatment.Exempt _ -> true;
            case Treatment.ExemptBelow below ->
                net.abs().divide(line.quantity(), MathContext.DECIMAL64).compareTo(below.threshold()) < 0;
        };
        return exempt ? ZeroReason.PRODUCT_EXEMPT : null;
    }

    private TaxRegion regionOf(Address address) {
        return table.region(address.country(), address.region())
                .orElseThrow(() -> new IllegalArgumentException("an address outside the table: " + address));
    }

    /// Where goods leave and arrive in one region that taxes at the origin, the city they leave decides.
    private static String taxedCity(TaxRegion region, Order order, Address to) {
        boolean within = order.shipFrom().country().equals(to.country())
                && order.shipFrom().region().equalsIgnoreCase(to.region());
        boolean atOrigin = region.sourcing() == TaxRegion.Sourcing.ORIGIN && within;
        return atOrigin ? order.shipFrom().city() : to.city();
    }

    private static boolean isReverseCharge(Order order, Address to) {
        return order.customer().hasVatId()
                && !order.shipFrom().country().equals(to.country())
                && EUROPEAN_UNION.contains(order.shipFrom().country())
                && EUROPEAN_UNION.contains(to.country());
    }

    private static BigDecimal withoutTax(BigDecimal amount, List<TaxRate> rates) {
        BigDecimal factor = rates.stream().map(TaxRate::rate).reduce(BigDecimal.ONE, BigDecimal::add);
        return amount.divide(factor, MathContext.DECIMAL64);
    }

    private static List<JurisdictionTax> details(BigDecimal taxable, List<TaxRate> rates, int cents) {
        var details = new ArrayList<JurisdictionTax>(rates.size());
        for (TaxRate rate : rates) {
            details.add(new JurisdictionTax(rate, taxable, rounded(taxable.multiply(rate.rate()), cents)));
        }
        return details;
    }

    /// Puts what rounding left over on the largest jurisdiction, so that amount and tax add up to what was paid.
    private static List<JurisdictionTax> withRest(List<JurisdictionTax> details, BigDecimal total) {
        var changed = new ArrayList<>(details);
        JurisdictionTax first = changed.getFirst();
        BigDecimal others = changed.stream().skip(1).map(JurisdictionTax::tax).reduce(ZERO, BigDecimal::add);
        changed.set(0, new JurisdictionTax(first.rate(), first.taxable(), total.subtract(others)));
        return changed;
    }

    private static List<JurisdictionTax> jurisdictions(List<LineTax> lines, Order.Rounding rounding, int cents) {
        var sums = new LinkedHashMap<TaxRate, JurisdictionTax>();
        for (LineTax line : lines) {
            for (JurisdictionTax part : line.details()) {
                sums.merge(part.rate(), part, TaxCalculator::plus);
            }
        }
        return sums.values().stream()
                .map(sum -> rounding == Order.Rounding.LINE ? sum : onDocument(sum, cents))
                .sorted((a, b) -> a.rate().level().compareTo(b.rate().level()))
                .toList();
    }

    private static JurisdictionTax onDocument(JurisdictionTax sum, int cents) {
        BigDecimal tax = rounded(sum.taxable().multiply(sum.rate().rate()), cents);
        return new JurisdictionTax(sum.rate(), sum.taxable(), tax);
    }

    private static JurisdictionTax plus(JurisdictionTax a, JurisdictionTax b) {
        return new JurisdictionTax(
                a.rate(), a.taxable().add(b.taxable()), a.tax().add(b.tax()));
    }

    private static ZeroReason reasonOf(List<LineTax> lines) {
        List<ZeroReason> reasons = lines.stream()
                .map(line -> line.zeroReason() == null ? ZeroReason.ZERO_AMOUNT : line.zeroReason())
                .distinct()
                .toList();
        return reasons.size() == 1 ? reasons.getFirst() : ZeroReason.SEVERAL_REASONS;
    }

    private static BigDecimal sum(List<BigDecimal> amounts, int cents) {
        return rounded(amounts.stream().reduce(ZERO, BigDecimal::add), cents);
    }

    private static BigDecimal rounded(BigDecimal amount, int cents) {
        return amount.setScale(cents, RoundingMode.HALF_UP);
    }

    /// The name of a reason as it is written in an answer: `product_exempt`.
    public static String nameOf(ZeroReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
