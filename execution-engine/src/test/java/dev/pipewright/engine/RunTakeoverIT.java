package dev.pipewright.engine;

import static dev.pipewright.engine.plan.Drawings.call;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.engine.plan.Drawings.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.http.HttpExchanger;
import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.dataflow.MemorySource;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.InMemoryLedger;
import dev.pipewright.engine.ledger.Intent;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.InMemoryLoadStore;
import dev.pipewright.engine.store.InMemoryRunStore;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.simulators.taxman.RecordedDocument;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How runs in one process end, and how later ones go on from there.
class RunTakeoverIT {

    private static final TenantId LOCAL = new TenantId("local");
    private static final NodeId CALL = new NodeId("call-1");
    private static final Pipeline ORDERS = new Drawings()
            .chain(source("source-1"), call("call-1"), results("sink-1"))
            .pipeline();

    @TempDir
    private Path folder;

    private final Ledger ledger = new InMemoryLedger();
    private final RunStore runs = new InMemoryRunStore(Clock.systemUTC());
    private final TaxmanSimulator taxman;

    RunTakeoverIT() throws IOException {
        taxman = TaxmanSimulator.start(TaxmanOptions.defaults());
    }

    @AfterEach
    void close() throws IOException {
        taxman.close();
    }

    @Test
    void a_run_whose_credentials_are_refused_goes_on_when_it_is_started_again() {
        RunReport stopped = run("hash", "wrong", order("SO-1"), order("SO-2"));
        RunReport done = run("hash", TaxmanOptions.DEMO_KEY, order("SO-1"), order("SO-2"));

        assertThat(stopped.run().state()).isEqualTo(RunState.RUNNING);
        assertThat(stopped.interruption())
                .isEqualTo("The target refuses the credentials (The API key is not accepted: send it as 'Authorization:"
                        + " Bearer <key>'.) Check the key of the connection, then start the run again: nothing is sent"
                        + " twice.");
        assertThat(done.run().id()).isEqualTo(stopped.run().id());
        assertThat(done.resumed()).isTrue();
        assertThat(done.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(taxman.documents())
                .hasSize(2)
                .extracting(RecordedDocument::timesRecorded)
                .containsOnly(1);
    }

    @Test
    void a_run_that_cannot_reach_its_source_goes_on_when_it_is_started_again() {
        RunReport stopped = run("hash", (name, connector) -> {
            throw new ConnectorException(ConnectorException.Kind.UNAVAILABLE, "Could not reach the database.");
        });
        RunReport done = run("hash", TaxmanOptions.DEMO_KEY, order("SO-1"));

        assertThat(stopped.interruption()).isEqualTo("Could not reach the database.");
        assertThat(done.run().id()).isEqualTo(stopped.run().id());
        assertThat(done.run().state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void a_run_with_wrong_settings_has_failed_and_holds_nothing_up() {
        RunReport failed = run("hash", (name, connector) -> {
            throw new ConnectorException(ConnectorException.Kind.SETTINGS, "Choose another connection.");
        });
        RunReport done = run("hash", TaxmanOptions.DEMO_KEY, order("SO-1"));

        assertThat(failed.interruption()).isNull();
        assertThat(failed.run().state()).isEqualTo(RunState.FAILED);
        assertThat(done.run().id()).isNotEqualTo(failed.run().id());
        assertThat(done.run().state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void another_run_takes_over_what_a_killed_one_was_sending() {
        Run killed = killedWhileSending(order("SO-1"));

        RunReport done = run("edited", TaxmanOptions.DEMO_KEY, order("SO-1"), order("SO-2"));

        assertThat(done.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(done.balances().get(CALL)).isNotNull().satisfies(balance -> {
            assertThat(balance.count(DocumentState.UNCHANGED)).isEqualTo(1);
            assertThat(balance.count(DocumentState.SUCCEEDED)).isEqualTo(1);
        });
        assertThat(taxman.documents())
                .hasSize(2)
                .extracting(RecordedDocument::timesRecorded)
                .containsOnly(1);
        assertThat(runs.find(LOCAL, killed.id())).hasValueSatisfying(ended -> {
            assertThat(ended.state()).isEqualTo(RunState.FAILED);
            assertThat(ended.failure())
                    .isEqualTo("A later run took its documents over. Start it again to do what is left of it.");
        });
    }

    @Test
    void a_changed_document_follows_the_one_that_a_killed_run_was_sending() {
        killedWhileSending(order("SO-1"));

        RunReport done = run("edited", TaxmanOptions.DEMO_KEY, changed(order("SO-1")));

        assertThat(done.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(taxman.documents())
                .singleElement()
                .satisfies(document -> assertThat(document.revisions()).hasSize(2));
    }

    /// A run whose process ended after it had handed a document out.
    private Run killedWhileSending(DataRecord order) {
        Run killed = runs.create(
                new Run(
                        new RunId(UUID.randomUUID()),
                        LOCAL,
                        "orders",
                        "Orders",
                        "killed",
                        Mode.RECORD,
                        "killed",
                        Map.of(),
                        RunState.QUEUED,
                        Instant.EPOCH,
                        null,
                        null,
                        null),
                "{}");
        runs.move(LOCAL, killed.id(), RunState.RUNNING, null);
        var request = new LinkedHashMap<>(order.fields());
        String hash = CanonicalJson.hash(request);
        request.put("mode", "RECORD");
        request.put("commit", true);
        var key = new DocumentKey("main", "ACME-US", "SALE", String.valueOf(request.get("documentCode")));
        var intent = new Intent(
                key,
                "taxman-v1",
                hash,
                Payload.of(CanonicalJson.text(request)),
                Payload.of("{}"),
                null,
                order.origin());
        ledger.commit(
                ledger.take(LOCAL, killed.id(), Mode.RECORD, "call-1", 0),
                new Chunk(CALL, List.of(intent), List.of(), List.of(), Map.of(), null, "1", false));
        return killed;
    }

    private RunReport run(String hash, String key, DataRecord... orders) {
        return run(hash, (name, connector) -> connector.equals("http") ? connection(key) : orders(orders));
    }

    private RunReport run(String hash, ConnectionBook book) {
        var runner = new LocalRunner(
                ledger,
                runs,
                new InMemoryLoadStore(Clock.systemUTC()),
                new FolderSegmentStore(folder, Seal.NONE),
                book,
                new Targets(Clock.systemUTC(), new SplittableRandom(1)),
                Clock.systemUTC(),
                UUID::randomUUID);
        return runner.run(new RunRequest(LOCAL, ORDERS, "orders", hash, "{}", Mode.RECORD, Map.of()), _ -> {});
    }

    private static Connection orders(DataRecord... orders) {
        return new MemorySource(List.of(orders), Reopening.AFTER_ANY_RECORD, 10);
    }

    private Connection connection(String key) {
        var exchanger = new HttpExchanger(
                taxman.baseUrl(),
                () -> Map.of("Authorization", "Bearer " + key),
                4,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Clock.systemUTC());
        return new HttpConnection(exchanger, "main", CallLimits.ofPlaces(4), "/v1/ping");
    }

    private static DataRecord changed(DataRecord order) {
        var fields = new LinkedHashMap<String, @Nullable Object>(order.fields());
        fields.put("documentDate", "2026-03-03");
        return order.withFields(fields);
    }

    private static DataRecord order(String code) {
        Map<String, @Nullable Object> address =
                Map.of("country", "US", "region", "WA", "city", "Seattle", "postalCode", "98101");
        long number = Long.parseLong(code.substring(3));
        return new DataRecord(
                null,
                new Origin("orders", number, "line " + number),
                Map.of(
                        "company",
                        "ACME-US",
                        "documentType",
                        "SALE",
                        "documentCode",
                        code,
                        "documentDate",
                        "2026-03-02",
                        "currency",
                        "USD",
                        "customer",
                        Map.of("code", "C-1"),
                        "addresses",
                        Map.of("shipTo", address),
                        "lines",
                        List.of(Map.of("number", "1", "item", "SOAP", "quantity", "1", "amount", "100.00"))));
    }
}
