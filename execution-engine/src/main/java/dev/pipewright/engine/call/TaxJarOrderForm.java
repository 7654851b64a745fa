package dev.pipewright.engine.call;

import dev.pipewright.model.Sentence;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The two forms of an order at TaxJar. Its `amount` leaves shipping out where it is calculated, and includes it
/// where it is recorded; the record's own `amount` leaves it out.
final class TaxJarOrderForm {

    private static final Set<String> ONLY_RECORDED =
            Set.of("transaction_id", "transaction_date", "provider", "sales_tax");
    private static final Set<String> ONLY_RECORDED_OF_LINES = Set.of("product_identifier", "description", "sales_tax");

    private TaxJarOrderForm() {}

    /// Why the amounts of an order are none; null if they are.
    static Formation.@Nullable Refused refusal(Map<String, ?> order) {
        for (String name : List.of("amount", "shipping", "sales_tax")) {
            Object value = order.get(name);
            if (value != null && number(value) == null) {
                return new Formation.Refused(
                        "bad-field",
                        Sentence.of("engine.notAnAmount", "field", name, "value", value)
                                .kept(),
                        name);
            }
        }
        return null;
    }

    /// What is calculated.
    static Map<String, @Nullable Object> calculated(Map<String, @Nullable Object> order) {
        var form = new LinkedHashMap<String, @Nullable Object>(order);
        form.keySet().removeAll(ONLY_RECORDED);
        form.computeIfPresent(
                "line_items",
                (_, lines) -> lines instanceof List<?> list
                        ? list.stream().map(TaxJarOrderForm::calculatedLine).toList()
                        : lines);
        return form;
    }

    private static @Nullable Object calculatedLine(@Nullable Object line) {
        if (!(line instanceof Map<?, ?> fields)) {
            return line;
        }
        var form = new LinkedHashMap<>(fields);
        form.keySet().removeAll(ONLY_RECORDED_OF_LINES);
        return form;
    }

    /// What is recorded.
    ///
    /// @param tax what was calculated; null where the order says its tax
    static Map<String, @Nullable Object> recorded(Map<String, @Nullable Object> order, @Nullable Map<?, ?> tax) {
        var form = new LinkedHashMap<String, @Nullable Object>(order);
        form.remove("nexus_addresses");
        BigDecimal shipping = numberOr(order.get("shipping"), BigDecimal.ZERO);
        form.put("shipping", shipping);
        form.put(
                "amount",
                numberOr(order.get("amount"), sum(order.get("line_items"))).add(shipping));
        if (tax != null) {
            form.put("sales_tax", tax.get("amount_to_collect"));
        }
        return form;
    }

    private static BigDecimal sum(@Nullable Object lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object line : lines instanceof List<?> list ? list : List.of()) {
            if (line instanceof Map<?, ?> fields) {
                BigDecimal price = numberOr(fields.get("unit_price"), BigDecimal.ZERO);
                sum = sum.add(price.multiply(numberOr(fields.get("quantity"), BigDecimal.ONE)))
                        .subtract(numberOr(fields.get("discount"), BigDecimal.ZERO));
            }
        }
        return sum;
    }

    private static BigDecimal numberOr(@Nullable Object value, BigDecimal otherwise) {
        BigDecimal number = value == null ? null : number(value);
        return number == null ? otherwise : number;
    }

    private static @Nullable BigDecimal number(Object value) {
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
