package dev.pipewright.engine;

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
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.dataflow.CrashingLedger;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.SettledDocument;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a run does that replays another one: whatever its source is now, and whoever drives it.
public abstract class ReplayRunnerContract extends BorderRunnerContract {

    private static final NodeId ORDERS = new NodeId("source-orders");
    private static final List<String> LINES = List.of(
            line("A-1", 1, "SALE", "WA", "100.00"),
            line("A-1", 2, "SALE", "WA", "50.00"),
            line("A-2", 1, "VOID", "WA", "70.00"),
            "{\"order\":\"A-2\",",
            line("A-3", 1, "VOID", "WA", "70.00"),
            line("A-4", 1, "SALE", "WA", "\"much\""),
            line("A-5", 1, "SALE", "XX", "10.00"),
            line("A-6", 1, "SALE", "WA", "200.00"));

    @Test
    void a_replay_reads_what_the_run_read_though_the_source_has_changed_and_sends_nothing_twice() {
        world().write("orders.ndjson", LINES);
        Run first = ended(taxing("orders.ndjson", Mode.RECORD), ledger());
        world().write("orders.ndjson", List.of(line("A-1", 1, "SALE", "WA", "999.00")));

        Run replay = ended(replaying(first, taxing("orders.ndjson", Mode.RECORD), null), ledger());

        assertThat(replay.failure()).isNull();
        assertThat(replay.state()).isEqualTo(RunState.COMPLETED_WITH_REJECTS);
        assertThat(ledger().counts(tenant, replay.id())).isEqualTo(ledger().counts(tenant, first.id()));
        assertThat(balance(replay, CALL).count(DocumentState.UNCHANGED)).isEqualTo(2);
        assertThat(kept(replay)).hasSize(2).isEqualTo(kept(first));
        assertThat(rejected(replay)).hasSize(2).isEqualTo(rejected(first));
        assertThat(world().taxman().documents()).hasSize(2).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void a_replay_of_one_document_forms_it_of_all_its_lines_and_no_other() {
        world().write("orders.ndjson", LINES);
        Run first = ended(taxing("orders.ndjson", Mode.ESTIMATE), ledger());
        world().write("orders.ndjson", List.of());

        Run replay = ended(replaying(first, taxing("orders.ndjson", Mode.RECORD), only(first, "A-1")), ledger());

        assertThat(replay.failure()).isNull();
        assertThat(kept(replay)).containsExactly("{\"documentCode\":\"A-1\",\"totalTax\":\"11.85\"}");
        assertThat(ledger().counts(tenant, replay.id())).containsEntry(CALL, new NodeCounts(3, 1, 2, 0, 0, 0));
        assertThat(balance(replay, CALL).formed()).isEqualTo(1);
        assertThat(world().taxman().documents()).hasSize(1).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void what_the_target_refused_is_replayed_with_the_request_it_refused() {
        world().write("orders.ndjson", LINES);
        Run first = ended(taxing("orders.ndjson", Mode.RECORD), ledger());
        world().write("orders.ndjson", List.of());

        Run replay = ended(replaying(first, taxing("orders.ndjson", Mode.RECORD), only(first, "A-5")), ledger());

        assertThat(troubled(first)).isEqualTo(troubled(replay)).hasSize(1);
        assertThat(balance(replay, CALL).formed()).isEqualTo(1);
    }

    @Test
    void what_was_refused_before_it_became_a_document_is_replayed_by_its_place() {
        world().write("orders.ndjson", LINES);
        Run first = ended(taxing("orders.ndjson", Mode.RECORD), ledger());
        var refused = ledger().rejected(tenant, first.id(), 0, 10).stream()
                .filter(record -> record.node().equals(new NodeId("map-order")))
                .map(record -> new Selection.Place(
                        record.origin().stream(), record.origin().position()))
                .toList();
        Pipeline mended = new Drawings()
                .chain(
                        source("source-orders", "orders.ndjson"),
                        sales(),
                        order(),
                        map("map-mended", "order", "order", "region", "region", "items", "[{'line':1,'amount':100}]"),
                        form("map-order", "order", "items"),
                        call("apiCall-tax"),
                        result(),
                        results("sink-results"))
                .pipeline();

        Run replay = ended(
                replaying(first, request(mended, Mode.RECORD), new Selection(Set.of(), Set.copyOf(refused))), ledger());

        assertThat(replay.failure()).isNull();
        assertThat(refused).hasSize(1);
        assertThat(kept(replay)).containsExactly("{\"documentCode\":\"A-4\",\"totalTax\":\"7.90\"}");
        assertThat(world().taxman().documents()).hasSize(3);
    }

    /// JSON cannot be opened at a position: it was landed before anything else was done.
    @Test
    void a_source_that_was_landed_is_replayed_from_what_was_landed() {
        world().write("orders.json", List.of("[" + LINES.getFirst() + "," + LINES.getLast() + "]"));
        Pipeline pipeline = new Drawings()
                .chain(
                        json("orders.json"),
                        form("map-order", "order", "$"),
                        call("apiCall-tax"),
                        result(),
                        results("sink-results"))
                .pipeline();
        Run first = ended(request(pipeline, Mode.RECORD), ledger());
        world().write("orders.json", List.of("[]"));

        Run replay = ended(replaying(first, request(pipeline, Mode.RECORD), null), ledger());

        assertThat(replay.failure()).isNull();
        assertThat(balance(replay, CALL).count(DocumentState.UNCHANGED)).isEqualTo(2);
        assertThat(kept(replay)).hasSize(2).isEqualTo(kept(first));
    }

    @Test
    void a_replay_can_be_replayed_where_a_source_feeds_a_sink_too() {
        world().write("orders.ndjson", LINES);
        Pipeline pipeline = new Drawings()
                .chain(source("source-orders", "orders.ndjson"), results("sink-results"))
                .pipeline();
        Run first = ended(request(pipeline, Mode.RECORD), ledger());
        world().write("orders.ndjson", List.of());

        Run replay = ended(replaying(first, request(pipeline, Mode.RECORD), null), ledger());
        Run again = ended(replaying(first, request(pipeline, Mode.RECORD), null), ledger());

        assertThat(kept(replay)).hasSize(7).isEqualTo(kept(first));
        assertThat(kept(again)).isEqualTo(kept(first));
    }

    @Test
    void a_replay_of_some_documents_gives_nothing_to_a_sink_beside_the_call() {
        world().write("orders.ndjson", LINES);
        Node.Source orders = source("source-orders", "orders.ndjson");
        Pipeline pipeline = new Drawings()
                .chain(orders, form("map-order", "order", "$"), call("apiCall-tax"), result(), results("sink-results"))
                .chain(orders, results("sink-beside"))
                .pipeline();
        Run first = ended(request(pipeline, Mode.ESTIMATE), ledger());

        Run replay = ended(replaying(first, request(pipeline, Mode.ESTIMATE), only(first, "A-6")), ledger());

        assertThat(replay.failure()).isNull();
        assertThat(kept(replay)).containsExactly("{\"documentCode\":\"A-6\",\"totalTax\":\"15.80\"}");
        assertThat(ledger().counts(tenant, replay.id()))
                .containsEntry(new NodeId("sink-beside"), new NodeCounts(7, 0, 7, 0, 0, 0));
    }

    /// The moment is in the request: a replay has the moment of the run it replays.
    @Test
    void a_replay_of_a_database_makes_the_same_requests_and_moves_no_watermark() {
        Run first = ended(request(stamped(), Mode.RECORD), ledger());
        var before = loads().watermarks(tenant, "orders");
        world().inShop("DELETE FROM sale");

        Run replay = ended(replaying(first, request(stamped(), Mode.RECORD), null), ledger());

        assertThat(replay.failure()).isNull();
        assertThat(balance(replay, CALL).count(DocumentState.UNCHANGED)).isEqualTo(3);
        assertThat(before).hasSize(1).isEqualTo(loads().watermarks(tenant, "orders"));
        assertThat(loads().of(tenant, replay.id())).isEmpty();
    }

    /// Two chunks, and their outcomes.
    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, true"})
    void a_process_that_dies_between_chunks_leaves_neither_holes_nor_doubles(int commit, boolean afterwards) {
        world().writeOrders("orders.ndjson", "A", 1_200);
        var crashing = new CrashingLedger(ledger(), commit, afterwards);
        Run first = ended(taxing("orders.ndjson", Mode.RECORD), crashing);
        world().write("orders.ndjson", List.of());

        Run replay = ended(replaying(first, taxing("orders.ndjson", Mode.RECORD), null), ledger());

        assertThat(crashing.survived()).isFalse();
        assertThat(replay.failure()).isNull();
        assertThat(ledger().counts(tenant, replay.id())).isEqualTo(ledger().counts(tenant, first.id()));
        assertThat(balance(replay, CALL).count(DocumentState.UNCHANGED)).isEqualTo(1_200);
        assertThat(world().taxman().documents()).hasSize(1_200).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void a_replay_that_dies_goes_on_with_the_documents_it_was_asked_for() {
        world().write("orders.ndjson", LINES);
        Run first = ended(taxing("orders.ndjson", Mode.ESTIMATE), ledger());
        var crashing = new CrashingLedger(ledger(), 2, false);

        Run replay = ended(replaying(first, taxing("orders.ndjson", Mode.RECORD), only(first, "A-6")), crashing);

        assertThat(crashing.survived()).isFalse();
        assertThat(kept(replay)).containsExactly("{\"documentCode\":\"A-6\",\"totalTax\":\"15.80\"}");
        assertThat(world().taxman().documents()).hasSize(1).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void a_replay_of_a_run_that_had_not_read_to_the_end_says_so() {
        world().write("orders.ndjson", refusedOrders());
        Pipeline limited = new Drawings()
                .chain(
                        source("source-orders", "orders.ndjson"),
                        form("map-order", "order", "$"),
                        call("apiCall-tax", Map.of("stopAfterErrors", 5L)),
                        result(),
                        results("sink-results"))
                .pipeline();
        Run first = ended(request(limited, Mode.ESTIMATE), ledger());
        RunRequest unlimited = taxing("orders.ndjson", Mode.ESTIMATE);

        Run replay = ended(replaying(first, unlimited, only(first, "A-0001")), ledger());

        assertThat(first.state()).isEqualTo(RunState.FAILED);
        assertThat(new RunRemarks(runs(), loads(), ledger())
                        .on(replay, unlimited.pipeline(), ledger().counts(tenant, replay.id())))
                .map(Sentences.english()::read)
                .containsExactly("Run " + first.id() + " had not read 'source-orders' to its end: only what it had read"
                        + " was replayed. Start the pipeline to do the rest.");
    }

    @Test
    void a_replay_of_what_is_no_longer_kept_fails_with_a_sentence() {
        world().write("orders.ndjson", LINES);
        Run first = ended(taxing("orders.ndjson", Mode.ESTIMATE), ledger());
        runs().dropInputs(tenant, Instant.now().plusSeconds(1));

        Run replay = ended(replaying(first, taxing("orders.ndjson", Mode.ESTIMATE), null), ledger());

        assertThat(replay.state()).isEqualTo(RunState.FAILED);
        assertThat(Sentences.english().read(Objects.requireNonNull(replay.failure())))
                .isEqualTo("What run " + first.id() + " read of its sources is no longer kept. Start the pipeline again"
                        + " to read the sources themselves.");
    }

    @Test
    void a_source_that_the_run_did_not_read_is_refused_with_a_sentence() {
        world().write("orders.ndjson", LINES);
        Run first = ended(taxing("orders.ndjson", Mode.ESTIMATE), ledger());
        Pipeline other = new Drawings()
                .chain(source("source-other", "orders.ndjson"), results("sink-results"))
                .pipeline();

        Run replay = ended(replaying(first, request(other, Mode.ESTIMATE), null), ledger());

        assertThat(replay.state()).isEqualTo(RunState.FAILED);
        assertThat(Sentences.english().read(Objects.requireNonNull(replay.failure())))
                .startsWith("Run " + first.id() + " has not read 'source-other', so that there is nothing to replay.");
    }

    private static List<String> refusedOrders() {
        return IntStream.rangeClosed(1, 5_000)
                .mapToObj(number -> line("A-%04d".formatted(number), 1, "SALE", "XX", "10.00"))
                .toList();
    }

    private static Node.Source json(String file) {
        return new Node.Source(
                header(ORDERS.value()),
                "files",
                "orders",
                Map.of("file", file, "format", "JSON"),
                Schema.UNKNOWN,
                List.of());
    }

    private static Pipeline stamped() {
        var source = new Node.Source(
                header("source-sales"),
                "jdbc",
                "shop",
                Map.of("query", "SELECT order_no AS \"order\", line, region, amount, modified, created FROM sale"),
                Schema.UNKNOWN,
                List.of("order", "line"),
                new Node.Source.Incremental(List.of("modified", "created"), List.of("order"), null, null));
        return new Drawings()
                .chain(
                        source,
                        order(),
                        form("map-order", "order & '-' & $millis()", "items"),
                        call("apiCall-tax"),
                        result(),
                        results("sink-results"))
                .pipeline();
    }

    private Selection only(Run run, String code) {
        Stream<DocumentKey> documents = Stream.concat(
                ledger().settled(tenant, run.id(), CALL, null, 1_000).stream().map(SettledDocument::key),
                ledger().troubled(tenant, run.id(), 0, 1_000).stream().map(TroubledDocument::key));
        return new Selection(documents.filter(key -> key.code().equals(code)).collect(Collectors.toSet()), Set.of());
    }

    static RunRequest replaying(Run run, RunRequest request, @Nullable Selection only) {
        return new RunRequest(
                request.tenant(),
                request.pipeline(),
                request.pipelineId(),
                request.contentHash(),
                request.json(),
                request.mode(),
                request.parameters(),
                new Replay(run.id(), only));
    }

    private List<String> rejected(Run run) {
        return ledger().rejected(tenant, run.id(), 0, 10).stream()
                .map(each -> each.node() + each.code() + each.message() + each.origin() + each.raw())
                .sorted()
                .toList();
    }

    private List<String> troubled(Run run) {
        return ledger().troubled(tenant, run.id(), 0, 10).stream()
                .map(TroubledDocument::request)
                .map(request -> request.text())
                .toList();
    }
}
