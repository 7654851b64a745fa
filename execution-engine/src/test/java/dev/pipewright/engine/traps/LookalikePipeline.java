package dev.pipewright.engine.traps;

import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;

import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Node;
import dev.pipewright.model.Node.ApiCall.DocumentIdentity;
import dev.pipewright.model.Node.Lookup.Match;
import dev.pipewright.model.Node.Lookup.NotFound;
import dev.pipewright.model.Node.Route.Branch;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How an integration engineer draws what a careful reader does: what changed is found in three lists, and each
/// document of which something changed is asked for whole. Sales go to TAXMAN, in parts of as many lines as it
/// takes; what was sent is noted in a table, by which a document is found that is void or deleted later.
final class LookalikePipeline {

    static final NodeId TAX = new NodeId("apiCall-tax");
    static final NodeId VOID = new NodeId("apiCall-void");

    private static final Duration LOOK_BACK = Duration.ofMinutes(10);

    /// Numbers as the source writes them: `1234.5`, `"1234.5"` or `"1.234,50"`.
    private static final String READ = """
            $decimals := $currencyDecimals(document.currency);
            $read := function($value) {
              $type($value) = 'number' ? $value
                : $parseNumber($value, $contains($value, ',') or $decimals = 0 ? ',' : '.')
            };
            """;

    private static final String LINES = "(" + READ + """
            $discount := $sum([document.discount.$read($),
                document.lines[type = 'Discount'].$abs($read(amount))]);
            $lines := $append(
              document.lines[type = 'Item'].{
                'number': $string(line), 'item': sku, 'description': description, 'taxCode': 'GENERAL',
                'quantity': $string($abs($parseNumber(quantity, '.'))), 'amount': $string($abs($read(amount)))},
              $discount = 0 ? [] : {
                'number': 'DISCOUNT', 'item': 'DISCOUNT', 'taxCode': 'GENERAL', 'amount': $string(-$discount)});
            [$map([0..$floor(($count($lines) - 1) / 900)], function($part) {{
              'number': $part + 1, 'lines': [$lines[[($part * 900)..($part * 900 + 899)]]]}})]
            )""";

    private static final String FREIGHT = "(" + READ + """
            $freight := $sum([document.freight.$read($),
                document.lines[type = 'Charge'].$abs($read(amount))]);
            $freight = 0 ? $emptyToNothing('') : $string($freight)
            )""";

    private LookalikePipeline() {}

    static Pipeline drawn() {
        var changed = new Node.Union(header("union-changed"));
        var once = new Node.Deduplicate(header("deduplicate-changed"), List.of("id"));
        var whole = new Node.Lookup(
                header("lookup-document"),
                "http",
                "erp",
                Map.of(
                        "path", "/api/documents",
                        "records", "/items",
                        "keysParameter", "ids",
                        "keys", List.of("id"),
                        "answers", Map.of("/error/code=BUSY", "RETRY")),
                List.of(new Match("id", "id")),
                "document",
                NotFound.PASS);
        var state = new Node.Route(
                header("route-state"),
                List.of(new Branch(
                        "sale",
                        "$exists(document) and document.status = 'Open'"
                                + " and $not($exists(document.memo) and document.memo = 'Voided')")));
        Node order = order();
        var sent = new Node.Lookup(
                header("lookup-sent"),
                "jdbc",
                "shop",
                Map.of(
                        "query",
                        "SELECT id AS \"id\", company AS \"company\", code AS \"code\" FROM sent WHERE part = 1"),
                List.of(new Match("id", "id")),
                "sent",
                NotFound.PASS);
        return new Drawings()
                .chain(list("source-documents", "/api/documents"), map("map-documents", "id", "$number(id)"), changed)
                .chain(list("source-lines", "/api/lines"), map("map-lines", "id", "$number(document)"), changed)
                .chain(list("source-deleted", "/api/deleted"), map("map-deleted", "id", "$number(id)"), changed)
                .chain(changed, once, whole, state)
                .add(order, sent)
                .edge(state, "sale", order)
                .edge(state, Node.Route.OTHERWISE, sent)
                .chain(order, new Node.Flatten(header("flatten-parts"), "parts"), part(), tax(), note(), notes())
                .chain(
                        sent,
                        new Node.Filter(header("filter-sent"), "$exists(sent)"),
                        map("map-void", "company", "sent.company", "code", "sent.code"),
                        voiding(),
                        results("sink-voided"))
                .pipeline();
    }

    /// A list of what changed, by the source's own time.
    private static Node.Source list(String id, String path) {
        return new Node.Source(
                header(id),
                "http",
                "erp",
                Map.of(
                        "path", path,
                        "records", "/items",
                        "query", Map.of("paging", "cursor", "by", "coalesce(modified,created)", "limit", "25"),
                        "pagination", "CURSOR",
                        "pageParameter", "cursor",
                        "next", "/cursor",
                        "changedFrom", "from",
                        "changedTo", "to",
                        "clock", "/asOf",
                        "answers", Map.of("/error/code=BUSY", "RETRY")),
                Schema.UNKNOWN,
                List.of(),
                new Node.Source.Incremental(List.of("modified", "created"), List.of(), null, LOOK_BACK));
    }

    private static Node order() {
        return map(
                "map-order",
                "id",
                "id",
                "company",
                "document.company",
                "code",
                "document.number",
                "date",
                "$parseDate(document.date, ['yyyy-MM-dd', 'dd.MM.yyyy'])",
                "currency",
                "document.currency",
                "customer",
                "$type(document.customer) = 'object' ? document.customer.id : document.customer",
                "reference",
                "$emptyToNothing(document.reference)",
                "from",
                "document.shipFrom",
                "to",
                "document.shipTo",
                "freight",
                FREIGHT,
                "parts",
                LINES);
    }

    private static Node part() {
        return map(
                "map-part",
                "company",
                "company",
                "documentCode",
                "parts.number = 1 ? code : code & '-' & parts.number",
                "documentType",
                "'SALE'",
                "documentDate",
                "date",
                "currency",
                "currency",
                "customer.code",
                "customer",
                "customer.reference",
                "reference",
                "addresses.shipFrom.city",
                "from.city",
                "addresses.shipFrom.region",
                "from.state",
                "addresses.shipFrom.postalCode",
                "from.postalCode",
                "addresses.shipFrom.country",
                "from.country",
                "addresses.shipTo.city",
                "to.city",
                "addresses.shipTo.region",
                "to.state",
                "addresses.shipTo.postalCode",
                "to.postalCode",
                "addresses.shipTo.country",
                "to.country",
                "lines",
                "parts.lines",
                "shipping.amount",
                "parts.number = 1 ? freight : $emptyToNothing('')",
                "source.id",
                "id",
                "source.part",
                "parts.number");
    }

    private static Node tax() {
        return new Node.ApiCall(
                header(TAX.value()),
                "taxman-v1",
                "taxman",
                Map.of(),
                null,
                "$sum(lines.$number(amount))",
                "currency",
                "tax");
    }

    private static Node note() {
        return map(
                "map-note",
                "id",
                "source.id",
                "part",
                "source.part",
                "company",
                "company",
                "code",
                "documentCode",
                "reference",
                "customer.reference");
    }

    private static Node notes() {
        return new Node.Sink(
                header("sink-notes"), "jdbc", "shop", Map.of("table", "sent", "keys", List.of("id", "part")));
    }

    private static Node voiding() {
        return new Node.ApiCall(
                header(VOID.value()),
                Node.ApiCall.GENERAL,
                "taxman",
                Map.of(
                        "path", "/v1/documents/{code}/void?company={company}&type=SALE",
                        "idempotencyHeader", "Idempotency-Key"),
                new DocumentIdentity("company", "'VOID'", "code"),
                "",
                "",
                "answer");
    }
}
