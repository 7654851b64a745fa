package dev.pipewright.engine.quota;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A book as it is stored: JSON. One that cannot be read, as of another version, is as good as none: its blocks
/// end soon.
final class QuotaBookText {

    private QuotaBookText() {}

    static String of(QuotaBook book) {
        var nodes = new HashMap<String, Object>();
        book.holdings().forEach((node, holding) -> nodes.put(node, fields(holding)));
        return JsonValues.text(Map.of(
                "day", book.day().toString(),
                "taken", book.takenOfDay(),
                "lastEnd", book.lastEnd().toString(),
                "nodes", nodes));
    }

    private static Map<String, Object> fields(QuotaBook.Holding holding) {
        var fields = new HashMap<String, Object>();
        fields.put("until", holding.until().toString());
        fields.put("places", (long) holding.places());
        fields.put("perSecond", BigDecimal.valueOf(holding.perSecond()));
        fields.put(
                "tenants",
                holding.wish().tenants().stream().map(TenantId::value).toList());
        fields.put("wantsPlaces", (long) holding.wish().places());
        if (Double.isFinite(holding.wish().perSecond())) {
            fields.put("wantsPerSecond", BigDecimal.valueOf(holding.wish().perSecond()));
        }
        putTime(fields, "silentSince", holding.heard().silentSince());
        putTime(fields, "failedAt", holding.heard().failedAt());
        putTime(fields, "answeredAt", holding.heard().answeredAt());
        fields.put("mayProbe", holding.heard().mayProbe());
        return fields;
    }

    private static void putTime(Map<String, Object> fields, String name, @Nullable Instant time) {
        if (time != null) {
            fields.put(name, time.toString());
        }
    }

    static QuotaBook book(String text) {
        try {
            return JsonValues.parse(text) instanceof Map<?, ?> fields && fields.get("nodes") instanceof Map<?, ?> nodes
                    ? book(fields, nodes)
                    : QuotaBook.EMPTY;
        } catch (InvalidJson _) {
            return QuotaBook.EMPTY;
        }
    }

    private static QuotaBook book(Map<?, ?> fields, Map<?, ?> nodes) {
        var holdings = new HashMap<String, QuotaBook.Holding>();
        nodes.forEach((node, holding) -> {
            if (holding instanceof Map<?, ?> held) {
                holdings.put(String.valueOf(node), holding(held));
            }
        });
        return new QuotaBook(
                LocalDate.parse(String.valueOf(fields.get("day"))),
                (long) number(fields.get("taken"), 0),
                Instant.parse(String.valueOf(fields.get("lastEnd"))),
                holdings);
    }

    private static QuotaBook.Holding holding(Map<?, ?> fields) {
        var wish = new Shares.Wish(
                tenants(fields.get("tenants")),
                (int) number(fields.get("wantsPlaces"), 1),
                number(fields.get("wantsPerSecond"), Double.POSITIVE_INFINITY));
        return new QuotaBook.Holding(
                Instant.parse(String.valueOf(fields.get("until"))),
                (int) number(fields.get("places"), 0),
                number(fields.get("perSecond"), 0),
                wish,
                heard(fields));
    }

    private static Heard heard(Map<?, ?> fields) {
        return new Heard(
                time(fields.get("silentSince")),
                time(fields.get("failedAt")),
                time(fields.get("answeredAt")),
                Boolean.TRUE.equals(fields.get("mayProbe")));
    }

    private static @Nullable Instant time(@Nullable Object text) {
        return text instanceof String value ? Instant.parse(value) : null;
    }

    private static Set<TenantId> tenants(@Nullable Object names) {
        var tenants = new HashSet<TenantId>();
        if (names instanceof List<?> list) {
            list.forEach(name -> tenants.add(new TenantId(String.valueOf(name))));
        }
        return tenants;
    }

    private static double number(@Nullable Object value, double standard) {
        return value instanceof Number number ? number.doubleValue() : standard;
    }
}
