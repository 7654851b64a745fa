package dev.pipewright.simulators.vendors;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The orders that the lookalike of TaxJar keeps. Safe for many threads.
final class TaxJarBook {

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private record Kept(Map<?, ?> order, int version) {}

    synchronized Map<?, ?> create(String id, Map<?, ?> order) throws TaxJarRefusal {
        if (kept.containsKey(id)) {
            throw new TaxJarRefusal(422, "Provider tranx already imported for your user account");
        }
        kept.put(id, new Kept(order, 1));
        return order;
    }

    /// Replaces an order; one of the same content stays as it is.
    synchronized Map<?, ?> replace(String id, Map<?, ?> order) throws TaxJarRefusal {
        Map<?, ?> before = find(id);
        if (!before.equals(order)) {
            kept.merge(id, new Kept(order, 1), (old, changed) -> new Kept(changed.order(), old.version() + 1));
        }
        return order;
    }

    synchronized Map<?, ?> find(String id) throws TaxJarRefusal {
        Kept found = kept.get(id);
        if (found == null) {
            throw new TaxJarRefusal(404, "Resource can not be found");
        }
        return found.order();
    }

    synchronized void delete(String id) throws TaxJarRefusal {
        var _ = find(id);
        kept.remove(id);
    }

    synchronized List<VendorDocument> all() {
        return kept.entrySet().stream()
                .map(each -> new VendorDocument(
                        each.getKey(),
                        "order",
                        each.getValue().version(),
                        VendorJson.number(each.getValue().order(), "amount", BigDecimal.ZERO),
                        VendorJson.number(each.getValue().order(), "sales_tax", BigDecimal.ZERO)))
                .toList();
    }

    /// An order as TaxJar shows it: amounts are texts.
    static Map<String, @Nullable Object> shown(String id, Map<?, ?> asked) {
        var order = VendorJson.of(
                "transaction_id",
                id,
                "user_id",
                10_649,
                "transaction_date",
                VendorJson.text(asked, "transaction_date"),
                "provider",
                asked.containsKey("provider") ? VendorJson.text(asked, "provider") : "api");
        asked.forEach((name, value) -> order.putIfAbsent(String.valueOf(name), asText(value)));
        return order;
    }

    private static @Nullable Object asText(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case List<?> list -> list.stream().map(TaxJarBook::asText).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                map.forEach((name, each) -> shown.put(String.valueOf(name), asText(each)));
                yield shown;
            }
            case null, default -> value;
        };
    }
}
