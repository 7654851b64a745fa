package dev.pipewright.engine.preview;

import static dev.pipewright.engine.OrderPipelines.call;
import static dev.pipewright.engine.OrderPipelines.form;
import static dev.pipewright.engine.OrderPipelines.order;
import static dev.pipewright.engine.OrderPipelines.result;
import static dev.pipewright.engine.OrderPipelines.sales;
import static dev.pipewright.engine.OrderPipelines.source;
import static dev.pipewright.engine.OrdersAndTaxman.line;
import static dev.pipewright.engine.plan.Drawings.disabled;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.preview.PreviewBench.in;
import static dev.pipewright.engine.preview.PreviewBench.out;
import static dev.pipewright.engine.preview.PreviewBench.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Edge;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreviewsIT {

    private static final NodeId CALL = new NodeId("apiCall-tax");

    @TempDir
    private Path folder;

    private PreviewBench bench;

    @BeforeEach
    void start() {
        bench = new PreviewBench(folder);
        bench.world()
                .write(
                        "orders.ndjson",
                        List.of(
                                line("A-1", 1, "SALE", "WA", "100.00"),
                                line("A-1", 2, "SALE", "WA", "50.00"),
                                line("A-2", 1, "VOID", "WA", "70.00"),
                                "{\"order\":\"A-3\",",
                                line("A-3", 1, "VOID", "WA", "70.00"),
                                line("A-4", 1, "SALE", "WA", "\"much\""),
                                line("A-5", 1, "SALE", "XX", "10.00"),
                                line("A-6", 1, "SALE", "OR", "200.00")));
        bench.world().write("states.csv", List.of("code,name", "OR,Oregon", "WA,Washington"));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static Node.Source orders() {
        return source("source-orders", "orders.ndjson");
    }

    private static Pipeline taxing() {
        return new Drawings()
                .chain(
                        orders(),
                        sales(),
                        order(),
                        form("map-order", "order", "items"),
                        call("apiCall-tax"),
                        result(),
                        results("sink-results"))
                .pipeline();
    }

    private static Node.Source unordered(String id, String file, String format) {
        return new Node.Source(
                header(id), "files", "orders", Map.of("file", file, "format", format), Schema.UNKNOWN, List.of());
    }

    static Stream<Node> kinds() {
        return Stream.of(
                sales(),
                map("map-one", "code", "order & '/' & line", "half", "amount / 2"),
                new Node.Select(
                        header("select-one"),
                        List.of(
                                new Node.Select.Column("code", "order", null),
                                new Node.Select.Column("money", "amount", new FieldType.Decimal(8, 2)))),
                new Node.ValueMap(
                        header("valueMap-one"),
                        "region",
                        "region",
                        Map.of("WA", "Washington", "OR", "Oregon"),
                        Node.ValueMap.Unmapped.REJECT,
                        null),
                new Node.Aggregate(
                        header("aggregate-region"),
                        List.of("region"),
                        "items",
                        List.of(new Node.Aggregate.Aggregation("lines", Node.Aggregate.Function.COUNT, ""))),
                new Node.Deduplicate(header("deduplicate-region"), List.of("region")),
                new Node.Sort(header("sort-region"), List.of(new Node.Sort.Key("region", true))),
                new Node.Union(header("union-one")),
                new Node.Validate(header("validate-one"), "{\"properties\":{\"amount\":{\"type\":\"number\"}}}"),
                new Node.Lookup(
                        header("lookup-state"),
                        "files",
                        "orders",
                        Map.of("file", "states.csv", "format", "CSV"),
                        List.of(new Node.Lookup.Match("region", "code")),
                        "state",
                        Node.Lookup.NotFound.REJECT),
                new Node.Filter(disabled("filter-off"), "kind = 'NONE'"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_a_preview_shows_behind_a_node_is_what_a_run_gives(Node node) {
        Pipeline pipeline = new Drawings()
                .chain(unordered("source-orders", "plain.ndjson", "NDJSON"), node, results("sink-results"))
                .pipeline();
        bench.world()
                .write(
                        "plain.ndjson",
                        List.of(
                                line("A-1", 1, "SALE", "WA", "100.00"),
                                line("A-2", 1, "VOID", "OR", "70.00"),
                                line("A-3", 1, "SALE", "WA", "\"much\""),
                                line("A-4", 1, "SALE", "XX", "200.00")));

        bench.assertSameAsRun(pipeline, "sink-results");
    }

    @Test
    void what_a_preview_shows_behind_a_call_is_what_an_estimate_gives() {
        bench.assertSameAsRun(taxing(), "sink-results");
    }

    @Test
    void what_a_preview_shows_of_branches_lists_and_pairs_is_what_a_run_gives() {
        var route = new Node.Route(header("route-region"), List.of(new Node.Route.Branch("here", "region = 'WA'")));
        var join = new Node.Join(header("join-state"), Node.Join.Type.LEFT, List.of("region"), List.of("code"));
        var flatten = new Node.Flatten(header("flatten-items"), "items");
        var states = unordered("source-states", "states.csv", "CSV");
        var others = results("sink-others");
        Pipeline pipeline = new Drawings()
                .chain(
                        orders(),
                        order(),
                        flatten,
                        map("map-item", "order", "order", "region", "region", "kind", "items.kind"),
                        route)
                .add(join, states, others)
                .edge(route, "here", join, Node.Join.LEFT)
                .edge(states, Edge.OUT, join, Node.Join.RIGHT)
                .edge(route, Node.Route.OTHERWISE, others)
                .chain(join, results("sink-results"))
                .pipeline();

        bench.assertSameAsRun(pipeline, "sink-results", "sink-others");
        Preview preview = bench.preview(pipeline, "route-region");
        assertThat(preview.at(new NodeId("route-region")).orElseThrow().out())
                .extracting(NodeTrace.Left::port)
                .containsExactly("here", "here", "here", Node.Route.OTHERWISE, Node.Route.OTHERWISE);
    }

    @Test
    void it_tells_which_record_came_of_which() {
        Preview preview = bench.preview(taxing(), "map-order");

        NodeTrace filter = preview.at(new NodeId("filter-sales")).orElseThrow();
        assertThat(filter.out()).extracting(left -> left.of().getFirst()).containsExactly(0, 1, 4, 5, 6);
        assertThat(filter.filtered()).containsExactly(2, 3);
        NodeTrace group = preview.at(new NodeId("aggregate-order")).orElseThrow();
        assertThat(group.out().getFirst().of()).containsExactly(0, 1);
        NodeTrace mapping = preview.at(new NodeId("map-order")).orElseThrow();
        assertThat(mapping.rejected()).extracting(NodeTrace.Refused::code).containsExactly("expression");
        assertThat(mapping.rejected().getFirst().of()).containsExactly(1);
        assertThat(rejected(preview, "source-orders")).containsExactly("unreadable");
    }

    @Test
    void it_stops_before_a_call_and_shows_what_would_be_sent() {
        Preview preview = bench.preview(taxing(), "sink-results");

        assertThat(preview.stops()).containsExactly(CALL);
        NodeTrace call = preview.at(CALL).orElseThrow();
        assertThat(call.in()).hasSize(3);
        assertThat(call.out()).isEmpty();
        assertThat(call.requests()).extracting(NodeTrace.Request::document).containsExactly("A-1", "A-5", "A-6");
        assertThat(call.requests().getFirst().json()).contains("\"mode\":\"ESTIMATE\"");
        assertThat(preview.at(new NodeId("map-result"))).isEmpty();
        assertThat(bench.world().taxman().counters().calls().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isZero();
    }

    @Test
    void an_estimate_of_some_documents_goes_on_behind_the_call_and_is_not_asked_twice() {
        bench.world().writeOrders("many.ndjson", "M", 30);
        Pipeline many = new Drawings()
                .chain(
                        source("source-orders", "many.ndjson"),
                        order(),
                        form("map-order", "order", "items"),
                        call("apiCall-tax"),
                        result(),
                        results("sink-results"))
                .pipeline();

        Preview first = bench.preview(many, "sink-results", Sample.LIVE, 200, 5);
        Preview second = bench.preview(many, "map-result", Sample.LIVE, 200, 5);

        assertThat(in(first, "sink-results")).hasSize(5).first().asString().contains("totalTax");
        assertThat(out(second, "map-result")).isEqualTo(in(first, "sink-results"));
        var counters = bench.world().taxman().counters();
        assertThat(counters.calls().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(5);
        assertThat(counters.recordingCalls()).isZero();
        assertThat(bench.world().taxman().documents()).isEmpty();
    }

    @Test
    void it_is_bounded_and_keeps_groups_whole_and_says_that_it_is_partial() {
        bench.world()
                .write(
                        "long.ndjson",
                        IntStream.range(0, 700)
                                .mapToObj(number -> line("L-%04d".formatted(number / 3), number % 3, "SALE", "WA", "1"))
                                .toList());
        Pipeline pipeline = new Drawings()
                .chain(source("source-orders", "long.ndjson"), order(), results("sink-results"))
                .pipeline();

        Preview preview = bench.preview(pipeline, "aggregate-order");

        assertThat(preview.read()).singleElement().satisfies(read -> {
            assertThat(read.records()).isEqualTo(200);
            assertThat(read.isWhole()).isFalse();
        });
        assertThat(preview.isPartialAt(new NodeId("aggregate-order"))).isTrue();
        assertThat(preview.isPartialAt(new NodeId("source-orders"))).isFalse();
        // 200 records are 66 orders of three, and two lines of another one.
        assertThat(in(preview, "aggregate-order")).hasSize(198);
        assertThat(out(preview, "source-orders")).hasSize(198);
        assertThat(out(preview, "aggregate-order")).hasSize(66);
    }

    @Test
    void records_that_are_given_to_a_node_take_the_place_of_what_would_come_to_it() {
        var given = new DataRecord("1", new Origin("given", 1, "record 1"), Map.of("order", "G-1", "region", "WA"));
        Sample sample = Sample.LIVE.with(Map.of(new NodeId("map-order"), List.of(given)));

        Preview preview = bench.preview(taxing(), "map-order", sample, 200, 0);

        assertThat(preview.way()).extracting(trace -> trace.node().value()).containsExactly("map-order");
        assertThat(out(preview, "map-order")).singleElement().asString().contains("\"documentCode\":\"G-1\"");
        assertThat(preview.read()).extracting(Preview.SourceReading::from).containsExactly(Preview.From.GIVEN);
    }

    @Test
    void what_a_run_has_kept_is_shown_whatever_became_of_the_source() {
        Run run = bench.estimated(taxing());
        bench.world().write("orders.ndjson", List.of(line("Z-9", 1, "SALE", "WA", "1.00")));

        Preview kept = bench.preview(taxing(), "filter-sales", Sample.keptBy(run.id()), 200, 0);
        Preview live = bench.preview(taxing(), "filter-sales");

        assertThat(out(kept, "filter-sales")).hasSize(5).first().asString().contains("A-1");
        assertThat(kept.read()).extracting(Preview.SourceReading::run).containsExactly(run.id());
        assertThat(out(live, "filter-sales")).singleElement().asString().contains("Z-9");
    }

    @Test
    void an_unfinished_node_shows_what_comes_to_it_and_what_is_missing() {
        var empty = new Node.Map(header("map-empty"), List.<MappingLine>of());
        Pipeline pipeline = new Drawings().chain(orders(), sales(), empty).pipeline();

        Preview preview = bench.preview(pipeline, "map-empty");

        assertThat(in(preview, "map-empty")).hasSize(5);
        assertThat(out(preview, "map-empty")).isEmpty();
        assertThat(preview.unfinished()).extracting(problem -> problem.key()).containsExactly("check.required.lines");
    }

    @Test
    void a_source_that_cannot_be_read_is_told_in_a_sentence() {
        Preview preview = bench.preview(
                new Drawings()
                        .chain(source("source-none", "none.ndjson"), sales())
                        .pipeline(),
                "filter-sales");

        assertThat(preview.trouble()).isNotBlank();
        assertThat(out(preview, "filter-sales")).isEmpty();
    }

    /// Complaint 17: previews that write, call, or show other rows than a run would.
    @Test
    void preview_is_safe_and_does_not_lie() {
        bench.world().inShop("create table orders (code varchar(9), amount decimal(9,2))");
        bench.world().inShop("insert into orders values ('D-1', 10.00), ('D-2', 20.00)");
        var source = new Node.Source(
                header("source-shop"),
                "jdbc",
                "shop",
                Map.of("query", "select code, amount from orders order by code"),
                Schema.UNKNOWN,
                List.of());
        var sink = new Node.Sink(header("sink-shop"), "jdbc", "shop", Map.of("table", "orders"));
        var file = new Node.Sink(header("sink-file"), "files", "orders", Map.of("file", "out.csv", "format", "CSV"));
        var other = map("map-shop", "CODE", "CODE & 'x'", "AMOUNT", "AMOUNT");
        Pipeline writing =
                new Drawings().chain(source, other, sink).chain(other, file).pipeline();
        List<String> before = List.of(folder.toFile().list());

        Preview shop = bench.preview(writing, "sink-shop", Sample.LIVE, 200, 20);
        Preview files = bench.preview(writing, "sink-file", Sample.LIVE, 200, 20);
        Preview taxed = bench.preview(taxing(), "sink-results", Sample.LIVE, 200, 20);

        assertThat(shop.trouble()).isNull();
        assertThat(in(shop, "sink-shop"))
                .hasSize(2)
                .isEqualTo(out(shop, "map-shop"))
                .isEqualTo(in(files, "sink-file"));
        assertThat(bench.world().readShop("select code from orders order by code"))
                .containsExactly("D-1", "D-2");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(in(taxed, "sink-results")).hasSize(2);
        assertThat(bench.world().taxman().counters().recordingCalls()).isZero();
        assertThat(bench.world().taxman().documents()).isEmpty();
        assertThat(bench.world().lines("orders.ndjson")).hasSize(8);
        // What is shown is what there is: each record that came is accounted for.
        for (NodeTrace trace : taxed.way()) {
            if (!trace.in().isEmpty() && trace.node().value().startsWith("filter")) {
                assertThat(trace.in())
                        .hasSize(trace.out().size() + trace.rejected().size() + trace.unwanted());
            }
        }
        assertThat(taxed.records()).isEqualTo(8);
    }
}
