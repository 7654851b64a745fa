package dev.pipewright.engine;

import static dev.pipewright.engine.OrderPipelines.batches;
import static dev.pipewright.engine.OrderPipelines.call;
import static dev.pipewright.engine.OrderPipelines.copy;
import static dev.pipewright.engine.OrderPipelines.form;
import static dev.pipewright.engine.OrderPipelines.order;
import static dev.pipewright.engine.OrderPipelines.result;
import static dev.pipewright.engine.OrderPipelines.sales;
import static dev.pipewright.engine.OrderPipelines.source;
import static dev.pipewright.engine.OrdersAndTaxman.line;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.map;
import static dev.pipewright.engine.plan.Drawings.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.dataflow.CrashingLedger;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.inline.Inlined;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a run gives, whoever drives it: one process from front to back, or Flowable slice by slice.
public abstract class PipelineRunnerContract {

    protected static final NodeId CALL = new NodeId("apiCall-tax");
    private static final NodeId SINK = new NodeId("sink-results");
    private static final int MANY = 200;

    /// One that has done nothing before.
    protected final TenantId tenant = new TenantId(UUID.randomUUID().toString());

    @TempDir
    private Path folder;

    private OrdersAndTaxman world;

    /// The ledger of the runs; the same one within a test.
    protected abstract Ledger ledger();

    /// The store of the runs; the same one within a test.
    protected abstract RunStore runs();

    /// What incremental runs read; the same one within a test.
    protected abstract LoadStore loads();

    /// Runs until the run is over.
    ///
    /// @param through what the process that starts the run knows as the ledger. If it dies there, the next process
    ///     goes on with [#ledger]
    protected abstract Run ended(RunRequest request, Ledger through);

    /// Runs until the run is over or stopped.
    ///
    /// @param when asked again and again; when it is true, a person stops the run
    protected abstract Run stopped(RunRequest request, BooleanSupplier when);

    protected final OrdersAndTaxman world() {
        return world;
    }

    /// The connections of the runs.
    protected ConnectionBook book() {
        return world;
    }

    /// A folder for what the runner itself keeps.
    protected final Path ownFolder() {
        return folder.resolve("own");
    }

    @BeforeEach
    void startWorld() {
        world = new OrdersAndTaxman(folder);
    }

    @AfterEach
    void stopWorld() {
        world.close();
    }

    @Test
    void a_run_gives_results_rejected_records_counts_and_a_balance() {
        world.write(
                "orders.ndjson",
                List.of(
                        line("A-1", 1, "SALE", "WA", "100.00"),
                        line("A-1", 2, "SALE", "WA", "50.00"),
                        line("A-2", 1, "VOID", "WA", "70.00"),
                        "{\"order\":\"A-3\",",
                        line("A-3", 1, "VOID", "WA", "70.00"),
                        line("A-4", 1, "SALE", "WA", "\"much\""),
                        line("A-5", 1, "SALE", "XX", "10.00"),
                        line("A-6", 1, "SALE", "WA", "200.00")));

        Run run = ended(taxing("orders.ndjson", Mode.RECORD), ledger());

        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED_WITH_REJECTS);
        assertThat(kept(run))
                .containsExactly(
                        "{\"documentCode\":\"A-1\",\"totalTax\":\"11.85\"}",
                        "{\"documentCode\":\"A-6\",\"totalTax\":\"15.80\"}");
        assertThat(ledger().rejected(tenant, run.id(), 0, 10))
                .extracting(each -> each.node() + " " + each.code() + " " + each.raw())
                .containsExactlyInAnyOrder(
                        "source-orders unreadable {\"order\":\"A-3\",",
                        "map-order expression {\"order\":\"A-4\",\"region\":\"WA\",\"items\":["
                                + line("A-4", 1, "SALE", "WA", "\"much\"") + "]}");
        assertThat(ledger().troubled(tenant, run.id(), 0, 10))
                .extracting(each -> each.key().code() + " " + each.state())
                .containsExactly("A-5 REJECTED");
        assertThat(ledger().counts(tenant, run.id()))
                .isEqualTo(Map.of(
                        new NodeId("source-orders"),
                        new NodeCounts(8, 7, 0, 1, 0, 0),
                        new NodeId("filter-sales"),
                        new NodeCounts(7, 5, 2, 0, 0, 0),
                        new NodeId("aggregate-order"),
                        new NodeCounts(5, 4, 0, 0, 1, 0),
                        new NodeId("map-order"),
                        new NodeCounts(4, 3, 0, 1, 0, 0),
                        CALL,
                        new NodeCounts(3, 3, 0, 0, 0, 0),
                        new NodeId("map-result"),
                        new NodeCounts(2, 2, 0, 0, 0, 0),
                        SINK,
                        new NodeCounts(2, 2, 0, 0, 0, 0)));
        assertThat(balance(run, CALL))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(new Balance(
                        3,
                        Map.of(DocumentState.SUCCEEDED, 2L, DocumentState.REJECTED, 1L),
                        Map.of("USD", new BigDecimal("360")),
                        0,
                        3));
    }

    @Test
    void records_are_looked_up_and_validated_on_their_way() {
        world.write(
                "orders.ndjson",
                List.of(
                        line("A-1", 1, "SALE", "WA", "100.00"),
                        line("A-2", 1, "SALE", "XX", "100.00"),
                        line("A-3", 1, "SALE", "OR", "-1")));
        world.write("states.csv", List.of("code,name", "OR,Oregon", "WA,Washington"));
        var lookup = new Node.Lookup(
                header("lookup-state"),
                "files",
                "orders",
                Map.of("file", "states.csv", "format", "CSV"),
                List.of(new Node.Lookup.Match("region", "code")),
                "state",
                Node.Lookup.NotFound.REJECT);
        var validate =
                new Node.Validate(header("validate-amount"), "{ \"properties\": { \"amount\": { \"minimum\": 0 } } }");

        Run run = ended(
                request(
                        new Drawings()
                                .chain(
                                        source("source-orders", "orders.ndjson"),
                                        lookup,
                                        validate,
                                        map("map-result", "order", "order", "state", "state.name"),
                                        results("sink-results"))
                                .pipeline(),
                        Mode.ESTIMATE),
                ledger());

        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED_WITH_REJECTS);
        assertThat(kept(run)).containsExactly("{\"order\":\"A-1\",\"state\":\"Washington\"}");
        assertThat(ledger().rejected(tenant, run.id(), 0, 10))
                .extracting(each -> each.node() + " " + each.code() + " " + each.field())
                .containsExactlyInAnyOrder("lookup-state not-found region", "validate-amount schema amount");
    }

    @Test
    void lines_of_several_files_in_no_order_become_whole_orders_and_go_to_the_target_once() {
        world.write(
                "first.ndjson",
                List.of(
                        line("A-1", 1, "SALE", "WA", "100.00"),
                        line("A-2", 1, "SALE", "WA", "30.00"),
                        line("A-1", 2, "SALE", "WA", "50.00")));
        world.write(
                "second.ndjson", List.of(line("A-2", 2, "SALE", "WA", "70.00"), line("A-1", 3, "SALE", "WA", "50.00")));
        var union = new Node.Union(header("union-all"));
        Pipeline pipeline = new Drawings()
                .chain(
                        source("source-first", "first.ndjson"),
                        union,
                        order(),
                        form("map-order", "order", "items"),
                        call("apiCall-tax"),
                        result(),
                        results("sink-results"))
                .chain(source("source-second", "second.ndjson"), union)
                .pipeline();

        Run run = ended(request(pipeline, Mode.RECORD), ledger());

        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(kept(run))
                .containsExactlyInAnyOrder(
                        "{\"documentCode\":\"A-1\",\"totalTax\":\"15.80\"}",
                        "{\"documentCode\":\"A-2\",\"totalTax\":\"7.90\"}");
        assertThat(world.taxman().documents()).hasSize(2).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void lines_and_heads_of_two_files_are_joined() {
        world.write("lines.ndjson", List.of(line("A-1", 1, "SALE", "WA", "1"), line("A-2", 1, "SALE", "OR", "2")));
        world.write("states.csv", List.of("code,name", "OR,Oregon", "WA,Washington", "CA,California"));
        var states = new Node.Source(
                header("source-states"),
                "files",
                "orders",
                Map.of("file", "states.csv", "format", "CSV"),
                Schema.UNKNOWN,
                List.of());
        var lines = source("source-lines", "lines.ndjson");
        var join = new Node.Join(header("join-state"), Node.Join.Type.INNER, List.of("region"), List.of("code"));
        Pipeline pipeline = new Drawings()
                .add(lines, states)
                .chain(join, map("map-result", "order", "order", "state", "name"), results("sink-results"))
                .edge(lines, Edge.OUT, join, Node.Join.LEFT)
                .edge(states, Edge.OUT, join, Node.Join.RIGHT)
                .pipeline();

        Run run = ended(request(pipeline, Mode.ESTIMATE), ledger());

        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(kept(run))
                .containsExactlyInAnyOrder(
                        "{\"order\":\"A-1\",\"state\":\"Washington\"}", "{\"order\":\"A-2\",\"state\":\"Oregon\"}");
    }

    @Test
    void an_estimate_gives_the_same_results_and_leaves_nothing_behind() {
        world.writeOrders("orders.ndjson", "A", 5);
        Run estimate = ended(taxing("orders.ndjson", Mode.ESTIMATE), ledger());
        assertThat(world.taxman().documents()).isEmpty();

        Run record = ended(taxing("orders.ndjson", Mode.RECORD), ledger());

        assertThat(kept(estimate)).hasSize(5).isEqualTo(kept(record));
        assertThat(balance(estimate, CALL).calls()).isEqualTo(5);
    }

    @Test
    void a_second_run_makes_no_call_and_has_all_results() {
        world.writeOrders("orders.ndjson", "A", 5);
        Run first = ended(taxing("orders.ndjson", Mode.RECORD), ledger());

        Run second = ended(taxing("orders.ndjson", Mode.RECORD), ledger());

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(balance(second, CALL).calls()).isZero();
        assertThat(balance(second, CALL).count(DocumentState.UNCHANGED)).isEqualTo(5);
        assertThat(kept(second)).hasSize(5).isEqualTo(kept(first));
    }

    /// The chunk, the outcomes and the results are committed one after the other.
    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true", "3, false", "3, true"})
    void a_process_that_dies_at_a_commit_changes_nothing(int commit, boolean afterwards) {
        world.writeOrders("orders.ndjson", "A", 5);
        var crashing = new CrashingLedger(ledger(), commit, afterwards);

        Run run = ended(taxing("orders.ndjson", Mode.RECORD), crashing);

        assertThat(crashing.survived()).isFalse();
        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(kept(run)).hasSize(5);
        assertThat(balance(run, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(5);
        assertThat(world.taxman().documents()).hasSize(5).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void documents_go_in_batches_that_are_halved_where_they_are_too_large() {
        List<String> lines = IntStream.rangeClosed(1, 120)
                .mapToObj(number -> line("B-%03d".formatted(number), 1, "SALE", number == 60 ? "XX" : "WA", "100.00"))
                .toList();
        world.write("orders.ndjson", lines);

        Run run = ended(inBatches(80), ledger());

        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED_WITH_REJECTS);
        assertThat(kept(run)).hasSize(119).contains("{\"documentCode\":\"B-120\",\"totalTax\":\"7.90\"}");
        assertThat(ledger().troubled(tenant, run.id(), 0, 10))
                .extracting(each -> each.key().code() + " " + each.state())
                .containsExactly("B-060 REJECTED");
        assertThat(world.taxman().documents()).hasSize(119).allMatch(document -> document.timesRecorded() == 1);
        assertThat(world.taxman().counters().recordingCalls()).isLessThan(12);
    }

    @Test
    void after_the_lost_answer_to_a_batch_nothing_is_doubled_and_nothing_missing() {
        world.writeOrders("orders.ndjson", "B", 30);
        world.impatient();
        world.fault("{\"percent\": 100, \"kinds\": [\"drop-after\"], \"maxPerDocument\": 1, \"calls\": [\"bulk\"]}");

        Run run = ended(inBatches(50), ledger());

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(kept(run)).hasSize(30);
        assertThat(world.taxman().documents()).hasSize(30).allMatch(document -> document.timesRecorded() == 1);
        // They are tried again in batches, too, but for one whose turn comes when no other's does.
        assertThat(world.taxman().counters().recordingCalls()).isLessThan(15);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "2, true"})
    void a_process_that_dies_between_a_batch_and_its_outcomes_doubles_nothing(int commit, boolean afterwards) {
        world.writeOrders("orders.ndjson", "B", 30);
        world.impatient();
        var crashing = new CrashingLedger(ledger(), commit, afterwards);

        Run run = ended(inBatches(50), crashing);

        assertThat(crashing.survived()).isFalse();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(kept(run)).hasSize(30);
        assertThat(balance(run, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(30);
        assertThat(world.taxman().documents()).hasSize(30).allMatch(document -> document.timesRecorded() == 1);
    }

    private RunRequest inBatches(int size) {
        return request(
                new Drawings()
                        .chain(
                                source("source-orders", "orders.ndjson"),
                                sales(),
                                order(),
                                form("map-order", "order", "items"),
                                batches("apiCall-tax", size),
                                result(),
                                results("sink-results"))
                        .pipeline(),
                Mode.RECORD);
    }

    @Test
    void a_target_that_was_away_gets_each_document_once_when_it_is_back() {
        world.writeOrders("orders.ndjson", "A", 5);
        world.stopTaxman();
        RunRequest request = taxing("orders.ndjson", Mode.RECORD);
        var ended = CompletableFuture.supplyAsync(() -> ended(request, ledger()));
        Awaitility.await().until(() -> !tried().isEmpty());

        world.startTaxman();

        Run run = ended.join();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(kept(run)).hasSize(5);
        assertThat(world.taxman().documents()).hasSize(5).allMatch(document -> document.timesRecorded() == 1);
    }

    /// Documents of runs under way that have an attempt behind them.
    private List<?> tried() {
        return runs().unfinished(tenant).stream()
                .flatMap(run -> ledger().troubled(tenant, run.id(), 0, 10).stream())
                .toList();
    }

    @Test
    void two_sources_that_meet_both_arrive_whole() {
        world.writeOrders("east.ndjson", "E", 3);
        world.writeOrders("west.ndjson", "W", 4);
        var union = new Node.Union(header("union-both"));

        Run run = ended(
                request(
                        new Drawings()
                                .chain(source("source-east", "east.ndjson"), union, results("sink-results"))
                                .chain(source("source-west", "west.ndjson"), union)
                                .pipeline(),
                        Mode.RECORD),
                ledger());

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(kept(run))
                .hasSize(7)
                .startsWith(line("E-0001", 1, "SALE", "WA", "100.00"))
                .endsWith(line("W-0004", 1, "SALE", "WA", "100.00"));
        assertThat(ledger().counts(tenant, run.id())).containsEntry(SINK, new NodeCounts(7, 7, 0, 0, 0, 0));
    }

    @Test
    void two_sources_that_meet_at_a_call_are_one_list_of_documents() {
        world.writeOrders("east.ndjson", "E", 3);
        world.writeOrders("west.ndjson", "W", 4);
        var union = new Node.Union(header("union-both"));

        Run run = ended(
                request(
                        new Drawings()
                                .chain(
                                        source("source-east", "east.ndjson"),
                                        union,
                                        form("map-order", "order", "$"),
                                        call("apiCall-tax"),
                                        result(),
                                        results("sink-results"))
                                .chain(source("source-west", "west.ndjson"), union)
                                .pipeline(),
                        Mode.RECORD),
                ledger());

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(balance(run, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(7);
        assertThat(kept(run))
                .hasSize(7)
                .startsWith("{\"documentCode\":\"E-0001\",\"totalTax\":\"7.90\"}")
                .endsWith("{\"documentCode\":\"W-0004\",\"totalTax\":\"7.90\"}");
    }

    @Test
    void a_second_call_goes_on_with_what_the_first_one_settled() {
        world.writeOrders("orders.ndjson", "A", 3);
        var second = new NodeId("apiCall-copy");

        Run run = ended(
                request(
                        new Drawings()
                                .chain(
                                        source("source-orders", "orders.ndjson"),
                                        form("map-order", "order", "$"),
                                        call("apiCall-tax"),
                                        copy(),
                                        call("apiCall-copy"),
                                        result(),
                                        results("sink-results"))
                                .pipeline(),
                        Mode.RECORD),
                ledger());

        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(balance(run, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(3);
        assertThat(balance(run, second).count(DocumentState.SUCCEEDED)).isEqualTo(3);
        assertThat(kept(run))
                .containsExactly(
                        "{\"documentCode\":\"A-0001-copy\",\"totalTax\":\"7.90\"}",
                        "{\"documentCode\":\"A-0002-copy\",\"totalTax\":\"7.90\"}",
                        "{\"documentCode\":\"A-0003-copy\",\"totalTax\":\"7.90\"}");
        assertThat(world.taxman().documents()).hasSize(6).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void a_run_of_which_too_much_is_refused_stops_and_the_next_does_what_is_left() {
        world.write("orders.ndjson", orders("XX"));
        Pipeline limited = new Drawings()
                .chain(
                        source("source-orders", "orders.ndjson"),
                        form("map-order", "order", "$"),
                        call("apiCall-tax", Map.of("stopAfterErrors", 5L)),
                        result(),
                        results("sink-results"))
                .pipeline();
        Run stopped = ended(request(limited, Mode.RECORD), ledger());
        world.write("orders.ndjson", orders("OR"));

        Run next = ended(request(limited, Mode.RECORD), ledger());

        assertThat(stopped.state()).isEqualTo(RunState.FAILED);
        assertThat(Sentences.english().read(Objects.requireNonNull(stopped.failure())))
                .startsWith("'apiCall-tax' stopped the run: ");
        assertThat(balance(stopped, CALL).isBalanced()).isTrue();
        assertThat(balance(stopped, CALL).count(DocumentState.REJECTED)).isBetween(5L, 20L);
        assertThat(next.failure()).isNull();
        assertThat(next.state()).isEqualTo(RunState.COMPLETED);
        assertThat(world.taxman().documents()).hasSize(40).allMatch(document -> document.timesRecorded() == 1);
    }

    /// Forty orders, each second of them to a region.
    private static List<String> orders(String region) {
        return IntStream.rangeClosed(1, 40)
                .mapToObj(
                        number -> line("A-%04d".formatted(number), 1, "SALE", number % 2 == 0 ? region : "WA", "10.00"))
                .toList();
    }

    @Test
    void a_run_that_is_stopped_has_settled_what_it_sent() {
        world.writeOrders("orders.ndjson", "A", MANY);
        world.slowTaxman(Duration.ofMillis(50));

        Run run = stopped(
                taxing("orders.ndjson", Mode.RECORD),
                () -> world.taxman().documents().size() >= 5);

        Balance balance = balance(run, CALL);
        assertThat(balance.formed()).isEqualTo(MANY);
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.count(DocumentState.SUCCEEDED))
                .isBetween(5L, MANY - 1L)
                .isEqualTo(world.taxman().documents().size());
        assertThat(balance.count(DocumentState.UNKNOWN)).isZero();
    }

    @Test
    void the_nodes_of_a_sub_pipeline_run_in_its_place_with_parameters_of_their_own() {
        world.write(
                "orders.ndjson",
                List.of(
                        line("A-1", 1, "SALE", "WA", "100.00"),
                        line("A-1", 2, "SALE", "WA", "50.00"),
                        line("A-2", 1, "VOID", "WA", "70.00"),
                        line("A-3", 1, "SALE", "WA", "200.00")));
        Pipeline taxing = new Drawings()
                .chain(
                        caller(),
                        new Node.Filter(header("filter-kind"), "kind = $param.kind"),
                        order(),
                        form("map-order", "order", "items"),
                        call("apiCall-tax"),
                        new Node.Sink(header("sink-caller"), Node.Sink.CALLER, "", Map.of()))
                .pipeline()
                .withParameters(List.of(new Parameter("kind", FieldType.Simple.STRING, "VOID", "")));
        Pipeline drawn = new Drawings()
                .chain(
                        source("source-orders", "${kind}.ndjson"),
                        new Node.SubPipeline(header("subPipeline-tax"), "taxing", 1, Map.of("kind", "${wanted}")),
                        result(),
                        results("sink-results"))
                .pipeline()
                .withParameters(List.of(
                        new Parameter("kind", FieldType.Simple.STRING, null, ""),
                        new Parameter("wanted", FieldType.Simple.STRING, null, "")));
        Pipeline whole = Inlined.of(drawn, (_, _) -> Optional.of(taxing)).pipeline();

        Run run = ended(request(whole, Mode.RECORD, Map.of("kind", "orders", "wanted", "SALE")), ledger());

        NodeId call = CALL.within(new NodeId("subPipeline-tax"));
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(balance(run, call).count(DocumentState.SUCCEEDED)).isEqualTo(2);
        assertThat(kept(run)).hasSize(2);
        assertThat(world.taxman().documents()).hasSize(2).allMatch(document -> document.timesRecorded() == 1);
    }

    private static Node caller() {
        return new Node.Source(header("source-caller"), Node.Source.CALLER, "", Map.of(), Schema.UNKNOWN, List.of());
    }

    @Test
    void a_run_without_its_file_fails_with_a_sentence() {
        Run run = ended(taxing("nowhere.ndjson", Mode.RECORD), ledger());

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(Sentences.english().read(Objects.requireNonNull(run.failure())))
                .contains("nowhere.ndjson")
                .endsWith(".");
        assertThat(world.taxman().counters().recordingCalls()).isZero();
    }

    /// From order lines to TAXMAN and back.
    protected final RunRequest taxing(String file, Mode mode) {
        return request(
                new Drawings()
                        .chain(
                                source("source-orders", file),
                                sales(),
                                order(),
                                form("map-order", "order", "items"),
                                call("apiCall-tax"),
                                result(),
                                results("sink-results"))
                        .pipeline(),
                mode);
    }

    protected final RunRequest request(Pipeline pipeline, Mode mode) {
        return request(pipeline, mode, Map.of());
    }

    protected final RunRequest request(Pipeline pipeline, Mode mode, Map<String, Object> parameters) {
        var file = PipelineFile.of(new Drawing(pipeline, Layout.EMPTY));
        return new RunRequest(
                tenant, pipeline, "orders", file.contentHash(), PipelineJson.write(file), mode, parameters);
    }

    protected final Balance balance(Run run, NodeId call) {
        return Objects.requireNonNull(ledger().balances(tenant, run.id()).get(call));
    }

    protected final List<String> kept(Run run) {
        return ledger().results(tenant, run.id(), SINK, null, 1000).stream()
                .map(result -> result.record().text())
                .toList();
    }
}
