package dev.pipewright.cli;

import java.util.SequencedMap;

/// Pipeline files as people write them.
final class Pipelines {

    private Pipelines() {}

    /// From a source to kept results.
    ///
    /// @param source the fields of the source that differ
    static String keeping(String source) {
        return """
                {
                  "formatVersion": 2,
                  "name": "Orders",
                  "nodes": [
                    {"kind": "source", "id": "source-orders", "name": "Orders", "typeVersion": 1, %s},
                    {"kind": "sink", "id": "sink-results", "name": "Results", "typeVersion": 1, "connector": "results"}
                  ],
                  "edges": [{"from": "source-orders", "to": "sink-results"}]
                }
                """.formatted(source);
    }

    /// From a source through a mapping into a sink.
    ///
    /// @param source the fields of the source that differ
    /// @param lines the lines of the mapping
    /// @param sink the fields of the sink that differ
    static String mapping(String source, String lines, String sink) {
        return """
                {
                  "formatVersion": 2,
                  "name": "Orders to another place",
                  "nodes": [
                    {"kind": "source", "id": "source-orders", "name": "Orders", "typeVersion": 1, %s},
                    {"kind": "map", "id": "map-order", "name": "Form the order", "typeVersion": 1, "lines": [%s]},
                    {"kind": "sink", "id": "sink-orders", "name": "Other place", "typeVersion": 1, %s}
                  ],
                  "edges": [
                    {"from": "source-orders", "to": "map-order"},
                    {"from": "map-order", "to": "sink-orders"}
                  ]
                }
                """.formatted(source, lines, sink);
    }

    /// From order lines in `orders.ndjson` to TAXMAN and back.
    static String taxing() {
        return """
                {
                  "formatVersion": 2,
                  "name": "Orders to TAXMAN",
                  "nodes": [
                    {"kind": "source", "id": "source-orders", "name": "Orders", "typeVersion": 1,
                     "connector": "files", "connection": "orders",
                     "settings": {"file": "orders.ndjson", "format": "NDJSON"}},
                    {"kind": "map", "id": "map-order", "name": "Form the order", "typeVersion": 1, "lines": [
                      {"target": "company", "expression": "'ACME-US'"},
                      {"target": "documentCode", "expression": "order"},
                      {"target": "documentType", "expression": "'SALE'"},
                      {"target": "documentDate", "expression": "'1997-01-05'"},
                      {"target": "currency", "expression": "'USD'"},
                      {"target": "customer.code", "expression": "'C-1'"},
                      {"target": "addresses.shipFrom.city", "expression": "'Seattle'"},
                      {"target": "addresses.shipFrom.region", "expression": "'WA'"},
                      {"target": "addresses.shipFrom.country", "expression": "'US'"},
                      {"target": "addresses.shipTo.city", "expression": "'Spokane'"},
                      {"target": "addresses.shipTo.region", "expression": "region"},
                      {"target": "addresses.shipTo.country", "expression": "'US'"},
                      {"target": "lines[]", "expression": "$"},
                      {"target": "lines[].number", "expression": "'1'"},
                      {"target": "lines[].item", "expression": "'S-1'"},
                      {"target": "lines[].description", "expression": "'Pen'"},
                      {"target": "lines[].taxCode", "expression": "'GENERAL'"},
                      {"target": "lines[].quantity", "expression": "'1'"},
                      {"target": "lines[].amount", "expression": "$formatNumber(amount, '0.00')"}]},
                    {"kind": "apiCall", "id": "apiCall-tax", "name": "Calculate tax", "typeVersion": 1,
                     "preset": "taxman-v1", "connection": "taxman", "amount": "$sum(lines.$number(amount))",
                     "currency": "currency", "answer": "tax"},
                    {"kind": "map", "id": "map-result", "name": "Form the result", "typeVersion": 1, "lines": [
                      {"target": "documentCode", "expression": "documentCode"},
                      {"target": "totalTax", "expression": "tax.totalTax"}]},
                    {"kind": "sink", "id": "sink-results", "name": "Results", "typeVersion": 1, "connector": "results"}
                  ],
                  "edges": [
                    {"from": "source-orders", "to": "map-order"},
                    {"from": "map-order", "to": "apiCall-tax"},
                    {"from": "apiCall-tax", "to": "map-result"},
                    {"from": "map-result", "to": "sink-results"}
                  ]
                }
                """;
    }

    /// From orders through TAXMAN into sinks.
    ///
    /// @param source the fields of the source that differ
    /// @param sinks the fields of each sink that differ, by its id
    static String taxing(String source, SequencedMap<String, String> sinks) {
        var nodes = new StringBuilder();
        var edges = new StringBuilder();
        sinks.forEach((id, fields) -> {
            nodes.append(", {\"kind\": \"sink\", \"id\": \"%s\", \"name\": \"%s\", \"typeVersion\": 1, %s}"
                    .formatted(id, id, fields));
            edges.append(", {\"from\": \"map-result\", \"to\": \"%s\"}".formatted(id));
        });
        return """
                {
                  "formatVersion": 2,
                  "name": "Orders to sinks",
                  "nodes": [
                    {"kind": "source", "id": "source-orders", "name": "Orders", "typeVersion": 1, %s},
                    {"kind": "map", "id": "map-order", "name": "Form the order", "typeVersion": 1, "lines": [
                      {"target": "company", "expression": "'ACME-US'"},
                      {"target": "documentCode", "expression": "order"},
                      {"target": "documentType", "expression": "'SALE'"},
                      {"target": "documentDate", "expression": "'1997-01-05'"},
                      {"target": "currency", "expression": "'USD'"},
                      {"target": "customer.code", "expression": "'C-1'"},
                      {"target": "addresses.shipTo.city", "expression": "'Spokane'"},
                      {"target": "addresses.shipTo.region", "expression": "'WA'"},
                      {"target": "addresses.shipTo.country", "expression": "'US'"},
                      {"target": "lines[]", "expression": "$"},
                      {"target": "lines[].number", "expression": "'1'"},
                      {"target": "lines[].description", "expression": "note"},
                      {"target": "lines[].taxCode", "expression": "'GENERAL'"},
                      {"target": "lines[].quantity", "expression": "'1'"},
                      {"target": "lines[].amount", "expression": "$formatNumber($number(amount), '0.00')"}]},
                    {"kind": "apiCall", "id": "apiCall-tax", "name": "Calculate tax", "typeVersion": 1,
                     "preset": "taxman-v1", "connection": "taxman", "amount": "$sum(lines.$number(amount))",
                     "currency": "currency", "answer": "tax"},
                    {"kind": "map", "id": "map-result", "name": "Form the result", "typeVersion": 1, "lines": [
                      {"target": "code", "expression": "documentCode"},
                      {"target": "note", "expression": "lines[0].description"},
                      {"target": "amount", "expression": "$number(lines[0].amount)"},
                      {"target": "taxed", "expression": "$number(tax.totalTax) > 0"},
                      {"target": "tax.total", "expression": "tax.totalTax"},
                      {"target": "tax.currency", "expression": "currency"}]}%s
                  ],
                  "edges": [
                    {"from": "source-orders", "to": "map-order"},
                    {"from": "map-order", "to": "apiCall-tax"},
                    {"from": "apiCall-tax", "to": "map-result"}%s
                  ]
                }
                """.formatted(source, nodes, edges);
    }
}
