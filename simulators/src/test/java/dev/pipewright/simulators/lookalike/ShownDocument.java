package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.lookalike.TrueDocument.Line;
import dev.pipewright.simulators.lookalike.TrueDocument.Place;
import dev.pipewright.simulators.lookalike.TrueDocument.Sale;
import dev.pipewright.simulators.lookalike.TrueDocument.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes the true document of one that the source shows, whichever traps are on.
final class ShownDocument {

    private static final Map<String, Integer> DECIMALS = Map.of("USD", 2, "JPY", 0, "KWD", 3);
    private static final DateTimeFormatter LOCAL_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final JsonNode shown;
    private final int decimals;
    private final List<Line> lines = new ArrayList<>();
    private BigDecimal freight;
    private BigDecimal discount;

    private ShownDocument(JsonNode shown) {
        this.shown = shown;
        this.decimals =
                Objects.requireNonNull(DECIMALS.get(shown.get("currency").asString()));
        this.freight = shown.has("freight") ? number(shown.get("freight"), decimals) : zero();
        this.discount = shown.has("discount") ? number(shown.get("discount"), decimals) : zero();
    }

    static TrueDocument read(JsonNode shown) {
        return new ShownDocument(shown).document();
    }

    private TrueDocument document() {
        shown.get("lines").forEach(this::takeLine);
        String due = text(shown, "dueDate");
        LocalDate dueDate = due == null ? null : date(due);
        return new TrueDocument(
                id(shown.get("id")),
                shown.get("company").asString(),
                shown.get("number").asString(),
                state(),
                sale(),
                shown.get("currency").asString(),
                text(shown, "reference"),
                text(shown, "salesRep"),
                dueDate == null || dueDate.getYear() == 1 ? null : dueDate,
                lines,
                freight,
                discount);
    }

    private void takeLine(JsonNode line) {
        switch (line.get("type").asString()) {
            case "Item" ->
                lines.add(new Line(
                        Math.toIntExact(id(line.get("line"))),
                        line.get("sku").asString(),
                        line.get("description").asString(),
                        line.get("category").asString(),
                        number(line.get("quantity"), 0).abs(),
                        number(line.get("amount"), decimals).abs()));
            case "Charge" -> freight = number(line.get("amount"), decimals).abs();
            case "Discount" -> discount = number(line.get("amount"), decimals).abs();
            default -> {
                // A comment, or a subtotal that says again what the lines say.
            }
        }
    }

    private State state() {
        boolean isVoid = shown.get("status").asString().equals("Void")
                || (shown.has("memo") && shown.get("memo").asString().equals("Voided"));
        return isVoid ? State.VOID : State.OPEN;
    }

    private Sale sale() {
        JsonNode customer = shown.get("customer");
        return new Sale(
                shown.get("type").asString(),
                date(shown.get("date").asString()),
                customer.isObject() ? customer.get("id").asString() : customer.asString(),
                customer.isObject()
                        ? customer.get("name").asString()
                        : shown.get("customerName").asString(),
                place(shown.get("shipFrom")),
                place(shown.get("shipTo")));
    }

    private static Place place(JsonNode place) {
        return new Place(
                place.get("street").asString(),
                place.get("city").asString(),
                place.get("state").asString(),
                place.get("postalCode").asString(),
                place.get("country").asString());
    }

    private BigDecimal zero() {
        return BigDecimal.ZERO.setScale(decimals);
    }

    static long id(JsonNode value) {
        return value.isString() ? Long.parseLong(value.asString()) : value.asLong();
    }

    /// The time by which a row is ordered: that of its last change, or that when it was created.
    static Instant placeOf(JsonNode row) {
        String modified = row.has("deleted") ? text(row, "deleted") : text(row, "modified");
        Instant time = modified == null ? null : time(modified);
        return time == null || time.isBefore(Instant.EPOCH) ? time(row.get("created")) : time;
    }

    static Instant time(JsonNode value) {
        return time(value.asString());
    }

    private static Instant time(String text) {
        if (text.length() == "0001-01-01".length()) {
            return date(text).atStartOfDay(ZONE).toInstant();
        }
        return text.charAt(2) == '.'
                ? LocalDateTime.parse(text, LOCAL_TIME).atZone(ZONE).toInstant()
                : Instant.parse(text);
    }

    private static LocalDate date(String text) {
        return text.charAt(2) == '.' ? LocalDate.parse(text, LOCAL_DATE) : LocalDate.parse(text);
    }

    private static BigDecimal number(JsonNode value, int decimals) {
        if (!value.isString()) {
            return value.decimalValue().setScale(decimals);
        }
        String text = value.asString();
        boolean isLocal = text.contains(",") || decimals == 0;
        return new BigDecimal(isLocal ? text.replace(".", "").replace(',', '.') : text).setScale(decimals);
    }

    /// A text of a row; null if there is none, however that is said.
    private static @Nullable String text(JsonNode row, String name) {
        JsonNode value = row.get(name);
        if (value == null || !value.isString() || value.asString().isEmpty()) {
            return null;
        }
        String text = value.asString();
        return text.startsWith("00000000-") ? null : text;
    }
}
