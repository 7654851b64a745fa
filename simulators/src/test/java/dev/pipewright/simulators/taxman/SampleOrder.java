package dev.pipewright.simulators.taxman;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The canonical order of these tests: a bar of soap for 100.00 to Seattle in March 2026, changed by its methods.
final class SampleOrder {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> order = new LinkedHashMap<>();
    private final List<Map<String, Object>> lines = new ArrayList<>();

    private final Map<String, Object> addresses = new LinkedHashMap<>();

    SampleOrder(String code) {
        order.put("company", "ACME-US");
        order.put("documentCode", code);
        order.put("documentType", "SALE");
        order.put("documentDate", "2026-03-02");
        order.put("currency", "USD");
        order.put("customer", Map.of("code", "C-1"));
        order.put("lines", lines);
        order.put("addresses", addresses);
        shipTo("US", "WA", "Seattle", "98101");
    }

    SampleOrder shipTo(String country, String region, String city, String postalCode) {
        addresses.put("shipTo", address(country, region, city, postalCode));
        return this;
    }

    SampleOrder shipFrom(String country, String region, String city, String postalCode) {
        addresses.put("shipFrom", address(country, region, city, postalCode));
        return this;
    }

    static Map<String, Object> address(String country, String region, String city, String postalCode) {
        return Map.of("country", country, "region", region, "city", city, "postalCode", postalCode);
    }

    SampleOrder with(String field, Object value) {
        order.put(field, value);
        return this;
    }

    SampleOrder without(String field) {
        order.remove(field);
        return this;
    }

    SampleOrder line(String item, String taxCode, String amount) {
        return line(Map.of("item", item, "taxCode", taxCode, "amount", amount));
    }

    SampleOrder line(Map<String, Object> fields) {
        var line = new LinkedHashMap<String, Object>();
        line.put("number", Integer.toString(lines.size() + 1));
        line.putAll(fields);
        lines.add(line);
        return this;
    }

    String json() {
        if (lines.isEmpty()) {
            line("SOAP", "GENERAL", "100.00");
        }
        return JSON.writeValueAsString(order);
    }
}
