package dev.pipewright.engine.preview;

import static dev.pipewright.engine.OrderPipelines.call;
import static dev.pipewright.engine.OrderPipelines.form;
import static dev.pipewright.engine.OrderPipelines.order;
import static dev.pipewright.engine.OrderPipelines.result;
import static dev.pipewright.engine.OrderPipelines.sales;
import static dev.pipewright.engine.OrderPipelines.source;
import static dev.pipewright.engine.OrdersAndTaxman.line;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.preview.PreviewBench.in;
import static dev.pipewright.engine.preview.PreviewBench.out;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.preview.SteppedPreview.Step;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteppedPreviewIT {

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
                                line("A-2", 1, "SALE", "WA", "50.00"),
                                line("A-3", 1, "VOID", "OR", "70.00"),
                                line("A-4", 1, "SALE", "OR", "200.00"),
                                line("A-5", 1, "SALE", "WA", "300.00")));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static final Node.Source ORDERS = source("source-orders", "orders.ndjson");
    private static final Node DOUBLED = map("map-twice", "order", "order", "kind", "kind", "twice", "amount * 2");

    private static Pipeline doubling() {
        return new Drawings()
                .chain(
                        ORDERS,
                        DOUBLED,
                        new Node.Filter(header("filter-sales"), "kind = 'SALE'"),
                        results("sink-results"))
                .pipeline();
    }

    private static Pipeline taxing() {
        return new Drawings()
                .chain(
                        ORDERS,
                        sales(),
                        order(),
                        form("map-order", "order", "items"),
                        call("apiCall-tax"),
                        result(),
                        results("sink-results"))
                .pipeline();
    }

    private static PausePoint before(String node, String condition) {
        return new PausePoint(new NodeId(node), null, condition);
    }

    private static @Nullable Object field(Preview preview, Paused paused, String name) {
        return preview.at(paused.node())
                .orElseThrow()
                .in()
                .get(paused.number())
                .record()
                .fields()
                .get(name);
    }

    @Test
    void it_stops_before_the_node_at_the_first_record_that_meets_the_condition() {
        SteppedPreview stepped = bench.stepped(doubling(), "sink-results", 0, before("filter-sales", "twice > 350"));

        Preview preview = bench.go(stepped, Step.ON);

        Paused paused = stepped.paused().orElseThrow();
        assertThat(field(preview, paused, "order")).isEqualTo("A-4");
        assertThat(paused.number()).isEqualTo(3);
        assertThat(out(preview, "map-twice")).hasSize(4);
        assertThat(out(preview, "filter-sales")).hasSize(2);
        assertThat(paused.way())
                .containsExactly(new Passed(new NodeId("source-orders"), 3), new Passed(new NodeId("map-twice"), 3));
    }

    @Test
    void it_goes_on_to_the_next_that_meets_it_and_then_to_the_end() {
        SteppedPreview stepped = bench.stepped(doubling(), "sink-results", 0, before("filter-sales", "twice > 350"));
        bench.go(stepped, Step.ON);

        Preview second = bench.go(stepped, Step.ON);
        Paused paused = stepped.paused().orElseThrow();
        Preview end = bench.go(stepped, Step.ON);

        assertThat(field(second, paused, "order")).isEqualTo("A-5");
        assertThat(stepped.paused()).isEmpty();
        assertThat(out(end, "filter-sales")).isEqualTo(out(bench.preview(doubling(), "filter-sales"), "filter-sales"));
        assertThatThrownBy(() -> bench.go(stepped, Step.ON)).hasMessage("it has come to its end");
    }

    @Test
    void it_goes_on_record_by_record_whatever_they_are_like() {
        SteppedPreview stepped = bench.stepped(doubling(), "sink-results", 0, before("filter-sales", "order = 'A-2'"));
        bench.go(stepped, Step.ON);

        Preview next = bench.go(stepped, Step.NEXT);

        assertThat(field(next, stepped.paused().orElseThrow(), "order")).isEqualTo("A-3");
        assertThat(bench.go(stepped, Step.END).trouble()).isNull();
        assertThat(stepped.paused()).isEmpty();
    }

    @Test
    void it_reads_nothing_again_while_it_goes_on() {
        SteppedPreview stepped = bench.stepped(doubling(), "sink-results", 0, before("filter-sales", "order = 'A-1'"));
        bench.go(stepped, Step.ON);
        bench.world().write("orders.ndjson", List.of(line("B-1", 1, "SALE", "WA", "1.00")));

        Preview end = bench.go(stepped, Step.END);

        assertThat(out(end, "source-orders")).hasSize(5).first().asString().contains("A-1");
    }

    @Test
    void calls_behind_the_stop_are_not_made_before_it_goes_on_and_then_once() {
        SteppedPreview stepped = bench.stepped(taxing(), "sink-results", 5, before("apiCall-tax", "true"));
        long before = bench.world().taxman().counters().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();

        bench.go(stepped, Step.ON);
        long atTheStop = bench.world().taxman().counters().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        Preview end = bench.go(stepped, Step.END);

        assertThat(atTheStop).isEqualTo(before);
        assertThat(out(end, "apiCall-tax")).hasSize(4);
        assertThat(bench.world().taxman().counters().recordingCalls()).isZero();
    }

    @Test
    void what_a_call_answered_is_not_asked_for_again_however_often_it_stops_behind_it() {
        SteppedPreview stepped = bench.stepped(taxing(), "sink-results", 5, before("sink-results", "true"));

        bench.go(stepped, Step.ON);
        long first = bench.world().taxman().counters().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        bench.go(stepped, Step.ON);
        bench.go(stepped, Step.END);

        assertThat(bench.world().taxman().counters().calls().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(first);
    }

    @Test
    void it_stops_for_what_comes_by_one_edge_only() {
        Node.Filter west = new Node.Filter(header("filter-west"), "region = 'WA'");
        Node.Filter south = new Node.Filter(header("filter-south"), "region = 'OR'");
        Node.Union union = new Node.Union(header("union-all"));
        Pipeline pipeline = new Drawings()
                .chain(ORDERS, west, union, results("sink-results"))
                .add(south)
                .edge(ORDERS, Edge.OUT, south)
                .edge(south, Edge.OUT, union)
                .pipeline();
        Edge edge = pipeline.edges().stream()
                .filter(each -> each.from().equals(south.id()))
                .findFirst()
                .orElseThrow();

        SteppedPreview stepped = bench.stepped(pipeline, "sink-results", 0, new PausePoint(union.id(), edge, "true"));
        Preview first = bench.go(stepped, Step.ON);
        Paused paused = stepped.paused().orElseThrow();

        assertThat(field(first, paused, "region")).isEqualTo("OR");
        assertThat(paused.way()).last().isEqualTo(new Passed(south.id(), 0));
    }

    @Test
    void a_condition_may_ask_for_parameters_and_what_it_cannot_judge_is_counted() {
        bench.world()
                .write(
                        "orders.ndjson",
                        List.of(line("A-1", 1, "SALE", "WA", "\"much\""), line("A-2", 1, "SALE", "WA", "70.00")));
        Pipeline plain =
                new Drawings().chain(ORDERS, sales(), results("sink-results")).pipeline();
        SteppedPreview stepped =
                bench.stepped(plain, "sink-results", 0, before("filter-sales", "amount > $param.least"));

        Preview preview = bench.go(stepped, Step.ON);

        assertThat(field(preview, stepped.paused().orElseThrow(), "order")).isEqualTo("A-2");
        assertThat(stepped.undecided()).isOne();
        assertThat(stepped.why()).isNotBlank();
    }

    @Test
    void a_point_that_is_not_on_the_way_is_told() {
        PausePoint sink = before("sink-results", "true");
        SteppedPreview stepped = bench.stepped(doubling(), "filter-sales", 0, sink);

        bench.go(stepped, Step.ON);

        assertThat(stepped.aside()).containsExactly(sink);
        assertThat(stepped.paused()).isEmpty();
    }

    @Test
    void from_a_node_on_nothing_above_is_read_or_called_again() {
        Preview seen = bench.preview(taxing(), "map-result", Sample.LIVE, 200, 20);
        Held held = bench.heldBefore("map-result", taxing(), seen);
        bench.world().write("orders.ndjson", List.of());
        long calls = bench.world().taxman().counters().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();

        Preview again = bench.from(held, taxing(), "sink-results");

        assertThat(in(again, "sink-results")).hasSize(4).isEqualTo(out(seen, "map-result"));
        assertThat(again.read())
                .extracting(Preview.SourceReading::source, Preview.SourceReading::from)
                .containsExactly(tuple(new NodeId("apiCall-tax"), Preview.From.HELD));
        assertThat(bench.world().taxman().counters().calls().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(calls);
    }

    @Test
    void from_a_join_on_both_its_sides_are_held() {
        bench.world().write("states.csv", List.of("code,name", "OR,Oregon", "WA,Washington"));
        Node.Join join = new Node.Join(header("join-state"), Node.Join.Type.LEFT, List.of("region"), List.of("code"));
        Node.Source states = new Node.Source(
                header("source-states"),
                "files",
                "orders",
                Map.of("file", "states.csv", "format", "CSV"),
                Schema.UNKNOWN,
                List.of());
        Pipeline pipeline = new Drawings()
                .add(join, states)
                .chain(ORDERS, sales())
                .edge(sales(), Edge.OUT, join, Node.Join.LEFT)
                .edge(states, Edge.OUT, join, Node.Join.RIGHT)
                .chain(join, results("sink-results"))
                .pipeline();
        Preview seen = bench.preview(pipeline, "join-state");
        Held held = bench.heldBefore("join-state", pipeline, seen);
        bench.world().write("orders.ndjson", List.of());
        bench.world().write("states.csv", List.of("code,name"));

        Preview again = bench.from(held, pipeline, "sink-results");

        assertThat(in(again, "sink-results")).hasSize(4).isEqualTo(out(seen, "join-state"));
    }

    @Test
    void from_a_source_on_its_records_are_not_read_again() {
        Preview seen = bench.preview(doubling(), "source-orders");
        Held held = bench.heldBefore("source-orders", doubling(), seen);
        bench.world().write("orders.ndjson", List.of());

        Preview again = bench.from(held, doubling(), "filter-sales");

        assertThat(out(again, "filter-sales")).hasSize(4);
        assertThat(again.read()).extracting(Preview.SourceReading::from).containsExactly(Preview.From.HELD);
    }

    @Test
    void behind_a_call_that_was_not_made_nothing_is_held() {
        Preview seen = bench.preview(taxing(), "apiCall-tax");

        assertThat(bench.heldBefore("map-result", taxing(), seen)).isEqualTo(Held.NOTHING);
    }
}
