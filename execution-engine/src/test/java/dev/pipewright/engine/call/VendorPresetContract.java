package dev.pipewright.engine.call;

import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.engine.LocalRunner;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunRequest;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.LocalState;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.simulators.vendors.VendorDocument;
import dev.pipewright.simulators.vendors.VendorFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What runs do with a vendor's preset, against a service that enforces the vendor's rules.
abstract class VendorPresetContract {

    private static final NodeId CALL = new NodeId("apiCall-tax");
    private static final NodeId SINK = new NodeId("sink-results");
    private static final int MANY = 40;

    @TempDir
    Path folder;

    private final TenantId tenant = new TenantId("acme");
    private final ConnectorCatalogue connectors = ConnectorCatalogue.ofProduct();
    private LocalState state;

    /// The preset's name.
    abstract String preset();

    /// The settings of the HTTP connection.
    abstract Map<String, Object> connection();

    /// A record as the preset wants it, as JSON, of 100.00 in Seattle.
    ///
    /// @param amount of its only line
    abstract String order(String code, String amount);

    abstract List<VendorDocument> documents();

    abstract void fail(int every, VendorFault... turns);

    /// The vendor's tax on 100.00 in Seattle, as it keeps it.
    abstract String taxOfHundred();

    @BeforeEach
    void openState() {
        state = LocalState.open(folder.resolve("state"), Clock.systemUTC());
    }

    @AfterEach
    void closeState() {
        state.close();
        connectors.close();
    }

    @Test
    void an_estimate_gives_the_tax_and_leaves_nothing_behind() {
        Run run = run(Mode.ESTIMATE, many("100.00"));

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(count(run, DocumentState.SUCCEEDED)).isEqualTo(MANY);
        assertThat(documents()).isEmpty();
        assertThat(resultsOf(run)).hasSize(MANY).allMatch(result -> result.contains(taxOfHundred()));
    }

    @Test
    void a_record_run_leaves_each_document_once_although_one_call_in_five_fails() {
        fail(
                5,
                VendorFault.SERVER_ERROR,
                VendorFault.DROP_AFTER,
                VendorFault.TOO_MANY,
                VendorFault.SERVER_ERROR_AFTER,
                VendorFault.UNAVAILABLE,
                VendorFault.DROP_BEFORE);

        Run run = run(Mode.RECORD, many("100.00"));

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(count(run, DocumentState.SUCCEEDED)).isEqualTo(MANY);
        assertThat(documents())
                .hasSize(MANY)
                .allMatch(document -> document.version() == 1)
                .allMatch(document -> document.tax().compareTo(new BigDecimal(taxOfHundred())) == 0);
    }

    @Test
    void a_second_run_of_the_same_orders_sends_nothing() {
        run(Mode.RECORD, many("100.00"));
        int before = calls();

        Run second = run(Mode.RECORD, many("100.00"));

        assertThat(count(second, DocumentState.UNCHANGED)).isEqualTo(MANY);
        assertThat(calls()).isEqualTo(before);
        assertThat(resultsOf(second)).hasSize(MANY).allMatch(result -> result.contains(taxOfHundred()));
    }

    abstract int calls();

    @Test
    void waiting_for_the_limit_costs_no_try() {
        fail(3, VendorFault.TOO_MANY);

        Run run = run(Mode.RECORD, Map.of("retryTries", 1L), many("100.00").subList(0, 4));

        assertThat(count(run, DocumentState.SUCCEEDED)).isEqualTo(4);
        assertThat(documents()).hasSize(4);
    }

    final List<String> many(String amount) {
        return IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> order("A-" + number, amount))
                .toList();
    }

    final Run run(Mode mode, List<String> orders) {
        return run(mode, Map.of(), orders);
    }

    /// @param settings of the call node, beside those that make its waits short
    final Run run(Mode mode, Map<String, Object> settings, List<String> orders) {
        try {
            Files.write(folder.resolve("orders.ndjson"), orders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new HashMap<String, Object>(Map.of("retryFirstMillis", 1L, "retryCapSeconds", 1L));
        all.putAll(settings);
        RunRequest request = request(mode, all);
        return runner().run(request, _ -> {}).run();
    }

    private RunRequest request(Mode mode, Map<String, Object> settings) {
        var source = new Node.Source(
                header("source-orders"),
                "files",
                "orders",
                Map.of("file", "orders.ndjson", "format", "NDJSON"),
                Schema.UNKNOWN,
                List.of());
        var call = new Node.ApiCall(header("apiCall-tax"), preset(), "vendor", settings, null, "", "", "tax");
        Pipeline pipeline =
                new Drawings().chain(source, call, results("sink-results")).pipeline();
        var file = PipelineFile.of(new Drawing(pipeline, Layout.EMPTY));
        return new RunRequest(tenant, pipeline, "orders", file.contentHash(), PipelineJson.write(file), mode, Map.of());
    }

    private LocalRunner runner() {
        ConnectionBook book = (name, connector) -> connectors
                .get(connector)
                .open(name.equals("orders") ? Map.of("folder", folder.toString()) : connection());
        return new LocalRunner(
                state.ledger(),
                state.runs(),
                state.loads(),
                new FolderSegmentStore(folder.resolve("segments"), state.seal()),
                book,
                new Targets(Clock.systemUTC(), new SplittableRandom(1)),
                Clock.systemUTC(),
                UUID::randomUUID);
    }

    final long count(Run run, DocumentState wanted) {
        return Objects.requireNonNull(state.ledger().balances(tenant, run.id()).get(CALL))
                .count(wanted);
    }

    final List<TroubledDocument> troubled(Run run) {
        return state.ledger().troubled(tenant, run.id(), 0, 100);
    }

    final List<String> resultsOf(Run run) {
        return state.ledger().results(tenant, run.id(), SINK, null, 1000).stream()
                .map(result -> result.record().text())
                .toList();
    }

    /// What became of the only order of a record run: its state or `refused`, code, field and sentence.
    final String outcomeOf(String order) {
        Run run = run(Mode.RECORD, List.of(order));
        return Stream.concat(
                        troubled(run).stream()
                                .map(each -> each.state() + " " + each.code() + " " + each.field() + ": "
                                        + Sentences.english().read(each.message())),
                        state.ledger().rejected(tenant, run.id(), 0, 10).stream()
                                .map(each -> "refused " + each.code() + " " + each.field() + ": "
                                        + Sentences.english().read(each.message())))
                .collect(Collectors.joining("\n"));
    }
}
