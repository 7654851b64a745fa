package dev.pipewright.engine.call;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Stripe calculates. Amounts of the record are decimals in the currency's unit, and `tax_date` may be a
/// date; Stripe gets whole numbers.
final class StripeCalculationForm {

    private StripeCalculationForm() {}

    /// Writes the amounts in the smallest unit.
    ///
    /// @return the first field that is not an amount of the currency, or not a date; null if all are
    static @Nullable String toMinorUnits(Map<String, @Nullable Object> fields) {
        String currency = RequestRules.text(fields, "currency");
        List<@Nullable Object> lines = new ArrayList<>();
        for (Object line : fields.get("line_items") instanceof List<?> list ? list : List.of()) {
            Map<String, @Nullable Object> changed = changed(line, currency);
            if (changed == null) {
                return "line_items[" + lines.size() + "].amount";
            }
            lines.add(changed);
        }
        fields.put("line_items", lines);
        if (fields.get("shipping_cost") != null) {
            Map<String, @Nullable Object> changed = changed(fields.get("shipping_cost"), currency);
            if (changed == null) {
                return "shipping_cost.amount";
            }
            fields.put("shipping_cost", changed);
        }
        return putDate(fields) ? null : "tax_date";
    }

    private static @Nullable Map<String, @Nullable Object> changed(@Nullable Object line, String currency) {
        if (!(line instanceof Map<?, ?> object)) {
            return null;
        }
        Long amount = MinorUnits.of(object.get("amount"), currency).orElse(null);
        if (amount == null) {
            return null;
        }
        var changed = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((name, value) -> changed.put(String.valueOf(name), value));
        changed.put("amount", amount);
        return changed;
    }

    private static boolean putDate(Map<String, @Nullable Object> fields) {
        if (!(fields.get("tax_date") instanceof String text)) {
            return true;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            fields.put("tax_date", date.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /// The fields of the first call: what is about the transaction is left out.
    static Map<String, @Nullable Object> calculated(Map<String, @Nullable Object> document) {
        var form = new LinkedHashMap<String, @Nullable Object>(document);
        form.remove("reference");
        form.remove("metadata");
        form.put("expand", List.of("line_items.data.tax_breakdown"));
        return form;
    }
}
