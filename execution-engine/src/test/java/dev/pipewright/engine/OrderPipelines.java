package dev.pipewright.engine;

import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;

import dev.pipewright.model.Node;
import dev.pipewright.model.Node.Aggregate.Aggregation;
import dev.pipewright.model.Node.Aggregate.Function;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;

/// The nodes of pipelines from order lines to TAXMAN.
public final class OrderPipelines {

    private OrderPipelines() {}

    /// Reads order lines, in the order of their orders.
    public static Node.Source source(String id, String file) {
        return new Node.Source(
                header(id),
                "files",
                "orders",
                Map.of("file", file, "format", "NDJSON"),
                Schema.UNKNOWN,
                List.of("order"));
    }

    public static Node.Filter sales() {
        return new Node.Filter(header("filter-sales"), "kind = 'SALE'");
    }

    /// One order of its lines.
    public static Node.Aggregate order() {
        return new Node.Aggregate(
                header("aggregate-order"),
                List.of("order"),
                "items",
                List.of(new Aggregation("region", Function.FIRST, "region")));
    }

    /// TAXMAN's form of an order.
    ///
    /// @param code the expression for its code
    /// @param items the expression for its lines
    public static Node.Map form(String id, String code, String items) {
        return map(
                id,
                "company",
                "'ACME-US'",
                "documentCode",
                code,
                "documentType",
                "'SALE'",
                "documentDate",
                "'1997-01-05'",
                "currency",
                "'USD'",
                "customer.code",
                "'C-1'",
                "addresses.shipFrom.city",
                "'Seattle'",
                "addresses.shipFrom.region",
                "'WA'",
                "addresses.shipFrom.country",
                "'US'",
                "addresses.shipTo.city",
                "'Spokane'",
                "addresses.shipTo.region",
                "region",
                "addresses.shipTo.country",
                "'US'",
                "lines[]",
                items,
                "lines[].number",
                "$string(line)",
                "lines[].item",
                "'S-1'",
                "lines[].description",
                "'Pen'",
                "lines[].taxCode",
                "'GENERAL'",
                "lines[].quantity",
                "'1'",
                "lines[].amount",
                "$formatNumber(amount, '0.00')");
    }

    /// The same order under another code.
    public static Node.Map copy() {
        return map(
                "map-copy",
                "company",
                "company",
                "documentCode",
                "documentCode & '-copy'",
                "documentType",
                "documentType",
                "documentDate",
                "documentDate",
                "currency",
                "currency",
                "customer",
                "customer",
                "addresses",
                "addresses",
                "lines",
                "lines");
    }

    public static Node.ApiCall call(String id) {
        return call(id, Map.of());
    }

    /// A tax call with settings.
    public static Node.ApiCall call(String id, Map<String, Object> settings) {
        return new Node.ApiCall(
                header(id), "taxman-v1", "taxman", settings, null, "$sum(lines.$number(amount))", "currency", "tax");
    }

    /// A call to TAXMAN that sends several orders at once.
    public static Node.ApiCall batches(String id, int size) {
        return new Node.ApiCall(
                header(id),
                "generic-json",
                "taxman",
                Map.ofEntries(
                        Map.entry("method", "PUT"),
                        Map.entry("path", "/v1/documents/{code}"),
                        Map.entry("idempotencyHeader", "Idempotency-Key"),
                        Map.entry("lookupPath", "/v1/documents/{code}?company={company}&type={type}"),
                        Map.entry("lookupSettleSeconds", 0L),
                        Map.entry("batchSize", (long) size),
                        Map.entry("batchPath", "/v1/documents/bulk"),
                        Map.entry("batchField", "documents"),
                        Map.entry("batchAnswers", "/results"),
                        Map.entry("batchKey", "/documentCode"),
                        Map.entry("batchStatus", "/status"),
                        Map.entry("batchAnswer", "/answer")),
                new Node.ApiCall.DocumentIdentity("company", "documentType", "documentCode"),
                "$sum(lines.$number(amount))",
                "currency",
                "tax");
    }

    /// What is kept of an order and TAXMAN's answer.
    public static Node.Map result() {
        return map("map-result", "documentCode", "documentCode", "totalTax", "tax.totalTax");
    }
}
