package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.tax.Order;
import dev.pipewright.simulators.tax.TaxResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calculates as Stripe does: amounts are in minor units, addresses and dates are checked.
final class StripeCalculations {

    private static final Set<String> WITHOUT_CENTS = Set.of("jpy", "krw");
    private static final Duration FARTHEST = Duration.ofDays(2);
    private static final Duration LIFE = Duration.ofDays(90);

    private final VendorTax tax = new VendorTax();

    /// A calculation, which Stripe keeps for a while, but which records nothing.
    record Calculation(
            String id, Map<String, @Nullable Object> answer, BigDecimal amount, BigDecimal tax, Instant expires) {}

    Calculation calculate(String id, StripeForm form, Instant now) throws StripeRefusal {
        String currency = form.required("currency");
        int cents = WITHOUT_CENTS.contains(currency) ? 0 : 2;
        Order.Address to = address(form, "customer_details[address]");
        if (to.postalCode().equals("00000") || !tax.knows(to)) {
            throw StripeRefusal.wrong(
                    "customer_tax_location_invalid",
                    "We could not determine the customer's tax location based on the provided customer address.",
                    "customer_details[address]");
        }
        Order.Address from =
                form.has("ship_from_details[address][country]") ? address(form, "ship_from_details[address]") : to;
        Instant day = taxDate(form, now);
        List<Order.Line> lines = lines(form, cents);
        TaxResult result =
                tax.of(from, to, day.atOffset(ZoneOffset.UTC).toLocalDate(), currency.toUpperCase(Locale.ROOT), lines);
        BigDecimal taxed = minor(result.totalTax(), cents);
        BigDecimal amount = minor(result.totalAmount(), cents);
        var answer = VendorJson.of(
                "id",
                id,
                "object",
                "tax.calculation",
                "amount_total",
                amount.add(taxed),
                "currency",
                currency,
                "tax_amount_exclusive",
                taxed,
                "tax_amount_inclusive",
                0,
                "tax_date",
                day.getEpochSecond(),
                "expires_at",
                now.plus(LIFE).getEpochSecond());
        answer.put("tax_breakdown", breakdown(result, cents));
        return new Calculation(id, answer, amount, taxed, now.plus(LIFE));
    }

    private static List<?> breakdown(TaxResult result, int cents) {
        return result.jurisdictions().stream()
                .map(each -> VendorJson.of(
                        "amount", minor(each.tax(), cents),
                        "taxable_amount", minor(each.taxable(), cents),
                        "taxability_reason", "standard_rated"))
                .toList();
    }

    private static BigDecimal minor(BigDecimal amount, int cents) {
        return amount.movePointRight(cents).setScale(0, RoundingMode.UNNECESSARY);
    }

    private static Instant taxDate(StripeForm form, Instant now) throws StripeRefusal {
        if (!form.has("tax_date")) {
            return now;
        }
        Instant day = Instant.ofEpochSecond(form.amount("tax_date").longValue());
        if (Duration.between(day, now).abs().compareTo(FARTHEST) > 0) {
            throw StripeRefusal.wrong("tax_date_invalid", "tax_date must be within 48 hours of now", "tax_date");
        }
        return day;
    }

    private static Order.Address address(StripeForm form, String prefix) throws StripeRefusal {
        return new Order.Address(
                form.required(prefix + "[country]"),
                form.text(prefix + "[state]"),
                form.text(prefix + "[city]"),
                form.text(prefix + "[postal_code]"));
    }

    private static List<Order.Line> lines(StripeForm form, int cents) throws StripeRefusal {
        List<Order.Line> lines = new ArrayList<>();
        var references = new HashSet<String>();
        for (int i = 0; form.has("line_items[" + i + "][amount]"); i++) {
            String line = "line_items[" + i + "]";
            String reference = form.has(line + "[reference]") ? form.text(line + "[reference]") : "L" + (i + 1);
            if (!references.add(reference)) {
                throw StripeRefusal.wrong(
                        "taxes_calculation_reference_duplicate",
                        "Line item references must be unique: " + reference,
                        line + "[reference]");
            }
            String code = form.text(line + "[tax_code]");
            if (!code.isEmpty() && !code.startsWith("txcd_")) {
                throw StripeRefusal.wrong("resource_missing", "No such tax code: '" + code + "'", line + "[tax_code]");
            }
            BigDecimal quantity = form.has(line + "[quantity]") ? form.amount(line + "[quantity]") : BigDecimal.ONE;
            BigDecimal amount = form.amount(line + "[amount]").movePointLeft(cents);
            lines.add(VendorTax.line(reference, code, quantity, amount, BigDecimal.ZERO));
        }
        if (lines.isEmpty()) {
            throw StripeRefusal.wrong("parameter_missing", "Missing required param: line_items", "line_items");
        }
        if (form.has("shipping_cost[amount]")) {
            BigDecimal amount = form.amount("shipping_cost[amount]").movePointLeft(cents);
            lines.add(VendorTax.line("shipping", "txcd_92010001", BigDecimal.ONE, amount, BigDecimal.ZERO));
        }
        return lines;
    }
}
