package dev.pipewright.model;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Pipelines for tests of this and other modules.
public final class ExamplePipelines {

    public static final NodeId SALES = new NodeId("source-sales1");
    public static final NodeId ORDERS = new NodeId("aggregate-order1");
    public static final NodeId MAPPING = new NodeId("map-order1");
    public static final NodeId TAX = new NodeId("apiCall-tax001");
    public static final NodeId RESULTS = new NodeId("sink-result");

    private ExamplePipelines() {}

    /// Sales, grouped to orders, mapped, taxed, and kept: without any problem.
    public static Pipeline salesToTax() {
        return new Pipeline(
                "Sales to tax",
                "Calculates tax for each order.",
                List.of(new Parameter("from", Simple.DATE, "1997-01-01", "The first day")),
                List.of(sales(), orders(), mapping(), tax(), results()),
                List.of(
                        Edge.between(SALES, ORDERS),
                        Edge.between(ORDERS, MAPPING),
                        Edge.between(MAPPING, TAX),
                        Edge.between(TAX, RESULTS)));
    }

    public static Node.Source sales() {
        return new Node.Source(
                NodeHeader.of(SALES, "Sales"),
                "jdbc",
                "erp",
                Map.of("query", "SELECT * FROM sales WHERE day >= :from", "fetchSize", 500L),
                new Schema(List.of(
                        new Field("order_no", Simple.STRING, true, false),
                        new Field("customer", Simple.STRING, false, true),
                        Field.of("amount", new FieldType.Decimal(10, 2)),
                        Field.of("day", Simple.DATE))),
                List.of("order_no"),
                new Node.Source.Incremental(
                        List.of("modified", "created"), List.of("order_no"), Duration.ofMinutes(5), null));
    }

    public static Node.Aggregate orders() {
        return new Node.Aggregate(
                NodeHeader.of(ORDERS, "Group by order"),
                List.of("order_no"),
                "sales",
                List.of(
                        new Node.Aggregate.Aggregation("total", Node.Aggregate.Function.SUM, "amount"),
                        new Node.Aggregate.Aggregation("lines", Node.Aggregate.Function.COUNT, "")));
    }

    public static Node.Map mapping() {
        return new Node.Map(
                NodeHeader.of(MAPPING, "Map orders"),
                List.of(
                        new MappingLine("code", "order_no"),
                        new MappingLine("currency", "'USD'"),
                        new MappingLine("lines[]", "$.sales"),
                        new MappingLine("lines[].amount", "amount")));
    }

    public static Node.ApiCall tax() {
        return new Node.ApiCall(
                NodeHeader.of(TAX, "Calculate tax"), "taxman-v1", "taxman", Map.of(), null, "total", "'USD'", "tax");
    }

    public static Node.Sink results() {
        return new Node.Sink(NodeHeader.of(RESULTS, "Keep results"), Node.Sink.RESULTS, "", Map.of());
    }

    /// One node of every kind, with every field filled in.
    public static Drawing everyKind() {
        var pipeline = new Pipeline(
                "Every kind",
                "",
                List.of(new Parameter("export", Simple.BOOLEAN, null, "")),
                List.of(
                        sales(),
                        orders(),
                        mapping(),
                        new Node.ApiCall(
                                new NodeHeader(TAX, "Calculate tax", 1, true),
                                Node.ApiCall.GENERAL,
                                "taxman",
                                Map.of(
                                        "path",
                                        "/quote",
                                        "limits",
                                        Map.of("calls", 10L, "share", new BigDecimal("0.5"))),
                                new Node.ApiCall.DocumentIdentity("'1'", "'order'", "code"),
                                "total",
                                "'USD'",
                                "tax"),
                        results(),
                        new Node.Select(
                                header("select-a1"),
                                List.of(
                                        new Node.Select.Column("code", "order_no", null),
                                        new Node.Select.Column("sum", "total", new FieldType.Decimal(12, 2)))),
                        new Node.Filter(header("filter-a1"), "total > 0"),
                        new Node.Route(header("route-a1"), List.of(new Node.Route.Branch("export", "country != 'US'"))),
                        new Node.Lookup(
                                header("lookup-a1"),
                                "jdbc",
                                "erp",
                                Map.of("query", "SELECT * FROM customer"),
                                List.of(new Node.Lookup.Match("customer", "id")),
                                "buyer",
                                Node.Lookup.NotFound.PASS),
                        new Node.ValueMap(
                                header("valueMap-a1"),
                                "unit",
                                "unitCode",
                                Map.of("piece", "C62", "box", "XBX"),
                                Node.ValueMap.Unmapped.OTHERWISE,
                                "C62"),
                        new Node.Flatten(header("flatten-a1"), "sales"),
                        new Node.Deduplicate(header("deduplicate-a1"), List.of("order_no")),
                        new Node.Sort(header("sort-a1"), List.of(new Node.Sort.Key("day", true))),
                        new Node.Join(header("join-a1"), Node.Join.Type.FULL, List.of("customer"), List.of("id")),
                        new Node.Union(header("union-a1")),
                        new Node.Validate(header("validate-a1"), "{\"type\":\"object\"}"),
                        new Node.SubPipeline(header("subPipeline-a1"), "addresses", 3, Map.of("country", "US")),
                        new Node.Note(header("note-a1"), "Orders are \"net\".\nAsk Ada.")),
                List.of(
                        Edge.between(SALES, ORDERS),
                        new Edge(new NodeId("route-a1"), "export", new NodeId("join-a1"), Node.Join.LEFT),
                        new Edge(new NodeId("route-a1"), "otherwise", new NodeId("join-a1"), Node.Join.RIGHT)));
        var layout = new Layout(
                Map.of(SALES, new Position(40, 80), ORDERS, new Position(340, 80)),
                List.of(new Group("group-1", "Reading", List.of(SALES, ORDERS))));
        return new Drawing(pipeline, layout);
    }

    private static NodeHeader header(String id) {
        return NodeHeader.of(new NodeId(id), "The " + id.substring(0, id.indexOf('-')));
    }
}
