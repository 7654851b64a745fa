package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.tax.Order;
import dev.pipewright.simulators.tax.Order.DocumentType;
import dev.pipewright.simulators.tax.Order.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the document that takes a sale back, in whole or in part, with the tax of the day of the sale.
final class Refunds {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Refunds() {}

    /// Reads a refund: `refundCode`, `refundDate`, and either `percentage` or `lines`, the numbers of some lines.
    static Order refund(Order sale, Map<?, ?> body) throws Refusal {
        var fields = new Fields(body);
        String code = fields.requiredText("refundCode", 50);
        LocalDate date = fields.date("refundDate");
        if (!fields.has("refundDate")) {
            fields.require("refundDate");
        }
        BigDecimal percentage = fields.decimal("percentage", HUNDRED);
        if (percentage.signum() <= 0 || percentage.compareTo(HUNDRED) > 0) {
            fields.complain(TaxmanError.INVALID_VALUE, "'percentage' must be above 0 and at most 100.", "percentage");
        }
        List<Line> lines = chosen(sale.lines(), fields, body);
        fields.refuseIfWrong();
        return new Order(
                sale.company(),
                code,
                DocumentType.RETURN,
                date == null ? sale.documentDate() : date,
                sale.effectiveTaxDate(),
                sale.currency(),
                sale.documentCode(),
                sale.customer(),
                sale.shipFrom(),
                sale.shipTo(),
                sale.rounding(),
                lines.stream().map(line -> negated(line, percentage)).toList());
    }

    private static List<Line> chosen(List<Line> lines, Fields fields, Map<?, ?> body) {
        if (!(body.get("lines") instanceof List<?> numbers)) {
            return lines;
        }
        Set<String> wanted = new HashSet<>();
        numbers.forEach(number -> wanted.add(String.valueOf(number)));
        List<Line> chosen =
                lines.stream().filter(line -> wanted.contains(line.number())).toList();
        if (chosen.size() < wanted.size()) {
            fields.complain(
                    TaxmanError.INVALID_VALUE, "'lines' names a line that the document does not have.", "lines");
        }
        return chosen;
    }

    private static Line negated(Line line, BigDecimal percentage) {
        return new Line(
                line.number(),
                line.item(),
                line.taxCode(),
                line.quantity(),
                part(line.amount(), percentage),
                part(line.discount(), percentage),
                line.taxIncluded(),
                line.shipTo());
    }

    private static BigDecimal part(BigDecimal amount, BigDecimal percentage) {
        int scale = Math.max(2, amount.scale());
        return amount.multiply(percentage)
                .divide(HUNDRED, scale, RoundingMode.HALF_UP)
                .negate();
    }
}
