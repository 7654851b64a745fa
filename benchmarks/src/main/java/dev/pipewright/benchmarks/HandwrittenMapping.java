package dev.pipewright.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a Java developer would write instead of a mapping, with decimal numbers and the same care for missing fields.
@FunctionalInterface
interface HandwrittenMapping {

    BigDecimal RATE = new BigDecimal("1.0825");
    BigDecimal KILOGRAMS = new BigDecimal("0.45359237");
    BigDecimal EXPRESS_FREIGHT = BigDecimal.valueOf(20);

    JsonNode map(JsonNode order);

    private static void copy(JsonNode from, String field, ObjectNode to, String target) {
        var value = from.get(field);
        if (value != null) {
            to.set(target, value);
        }
    }

    static JsonNode renames(JsonNode order) {
        var result = JsonNodeFactory.instance.objectNode();
        copy(order, "orderNumber", result, "code");
        copy(order, "orderDate", result, "date");
        copy(order, "companyCode", result, "company");
        copy(order, "currencyCode", result, "currency");
        copy(order, "poNumber", result, "reference");
        var from = order.path("customer");
        var customer = result.putObject("customer");
        copy(from, "id", customer, "code");
        copy(from, "name", customer, "name");
        var shipTo = order.path("shipTo");
        var address = result.putObject("address");
        copy(shipTo, "street", address, "line1");
        copy(shipTo, "city", address, "city");
        copy(shipTo, "region", address, "region");
        copy(shipTo, "postalCode", address, "postalCode");
        copy(shipTo, "country", address, "country");
        return result;
    }

    static JsonNode arithmetic(JsonNode order) {
        var result = JsonNodeFactory.instance.objectNode();
        var customer = order.path("customer");
        var shipTo = order.path("shipTo");
        var net = order.path("subtotal")
                .decimalValue()
                .subtract(order.path("discount").decimalValue());
        var freight = order.path("freight").decimalValue();
        String zip = shipTo.path("postalCode").stringValue();
        result.put(
                "label",
                customer.path("name").stringValue() + " (" + customer.path("id").stringValue() + ")");
        result.put(
                "code",
                order.path("companyCode").stringValue().toUpperCase(Locale.ROOT) + "-"
                        + order.path("orderNumber").stringValue());
        result.put("zip", zip.substring(0, Math.min(5, zip.length())));
        result.put("net", net);
        result.put("gross", net.multiply(RATE).add(freight).setScale(2, RoundingMode.HALF_EVEN));
        result.put("weightKg", order.path("weightLb").decimalValue().multiply(KILOGRAMS));
        result.put("priority", freight.compareTo(EXPRESS_FREIGHT) > 0 ? "EXPRESS" : "STANDARD");
        result.put(
                "taxable",
                !customer.path("exempt").booleanValue()
                        && shipTo.path("country").stringValue().equals("US"));
        return result;
    }

    static JsonNode lineItems(JsonNode order) {
        var result = JsonNodeFactory.instance.objectNode();
        copy(order, "orderNumber", result, "code");
        var lines = result.putArray("lines");
        var total = BigDecimal.ZERO;
        for (var line : order.path("lines")) {
            var item = lines.addObject();
            var product = line.path("product");
            var amount = line.path("quantity")
                    .decimalValue()
                    .multiply(line.path("unitPrice").decimalValue());
            String taxCode = line.path("taxCode").stringValue();
            copy(line, "lineNo", item, "number");
            copy(product, "sku", item, "sku");
            item.put(
                    "description",
                    product.path("name").stringValue() + ", "
                            + product.path("category").stringValue());
            copy(line, "quantity", item, "quantity");
            item.put("amount", amount);
            item.put("taxCode", taxCode.isEmpty() ? "P0000000" : taxCode);
            total = total.add(amount);
        }
        result.put("total", total);
        return result;
    }
}
