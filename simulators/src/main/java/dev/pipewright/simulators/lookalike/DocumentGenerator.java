package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.erp.OrderGenerator;
import dev.pipewright.simulators.lookalike.TrueDocument.Line;
import dev.pipewright.simulators.lookalike.TrueDocument.Place;
import dev.pipewright.simulators.lookalike.TrueDocument.Sale;
import dev.pipewright.simulators.lookalike.TrueDocument.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes documents of generated orders, the same for the same seed and id.
final class DocumentGenerator {

    static final String FIRST_COMPANY = "1000";
    static final String SECOND_COMPANY = "2000";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final BigDecimal FREIGHT = new BigDecimal("9.90");
    private static final BigDecimal DISCOUNT = new BigDecimal("0.25");
    private static final BigDecimal NOTHING = new BigDecimal("0.00");
    private static final int CENTS = 2;

    private final OrderGenerator orders;

    DocumentGenerator(long seed) {
        orders = new OrderGenerator(seed);
    }

    /// Odd ids are the first company's. Each other document has a reference, two of three a sales representative,
    /// four of five a due date; each fourth has freight and each fifth a discount.
    TrueDocument document(long id, LocalDate date) {
        JsonNode order = JSON.readTree(orders.order(id));
        String type = id % 3 == 0 ? "Order" : "Invoice";
        var sale = new Sale(
                type,
                date,
                order.at("/customer/id").asString(),
                order.at("/customer/name").asString(),
                place(order.get("shipFrom")),
                place(order.get("shipTo")));
        return new TrueDocument(
                id,
                id % 2 == 1 ? FIRST_COMPANY : SECOND_COMPANY,
                (type.equals("Order") ? "SO-" : "INV-") + (1000 + id),
                State.OPEN,
                sale,
                "USD",
                id % 2 == 0 ? "PO-" + id : null,
                id % 3 == 0 ? null : guid(id),
                id % 5 == 0 ? null : date.plusDays(30),
                lines(order),
                id % 4 == 0 ? FREIGHT : NOTHING,
                id % 5 == 0 ? DISCOUNT : NOTHING);
    }

    /// A document with as many lines as wanted.
    TrueDocument longDocument(long id, LocalDate date, int count) {
        var lines = new ArrayList<Line>();
        for (long other = id; lines.size() < count; other++) {
            for (Line line : document(other, date).lines()) {
                if (lines.size() < count) {
                    lines.add(new Line(
                            lines.size() + 1,
                            line.sku(),
                            line.description(),
                            line.category(),
                            line.quantity(),
                            line.amount()));
                }
            }
        }
        return document(id, date).withLines(lines);
    }

    /// A document in another currency than dollars.
    ///
    /// @param rate how much of it a dollar is
    TrueDocument inCurrency(long id, LocalDate date, String currency, String rate, int decimals) {
        var factor = new BigDecimal(rate);
        return document(id, date)
                .withAmounts(
                        State.OPEN,
                        currency,
                        amount -> amount.multiply(factor).setScale(decimals, RoundingMode.HALF_UP));
    }

    private static List<Line> lines(JsonNode order) {
        var lines = new ArrayList<Line>();
        for (JsonNode line : order.get("lines")) {
            lines.add(new Line(
                    line.get("line").asInt(),
                    line.get("sku").asString(),
                    line.get("description").asString(),
                    line.get("category").asString(),
                    line.get("quantity").decimalValue(),
                    line.get("amount").decimalValue().setScale(CENTS)));
        }
        return lines;
    }

    private static Place place(JsonNode place) {
        return new Place(
                place.get("street").asString(),
                place.get("city").asString(),
                place.get("state").asString(),
                place.get("postalCode").asString(),
                place.get("country").asString());
    }

    private static String guid(long id) {
        return UUID.nameUUIDFromBytes(("rep " + id % 7).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
