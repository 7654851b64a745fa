package dev.pipewright.benchmarks;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.engine.LocalRunner;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.engine.RunReport;
import dev.pipewright.engine.RunRequest;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.MappingProgram;
import dev.pipewright.engine.store.LocalState;
import dev.pipewright.model.Node;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.record.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runs the example pipeline for whole orders with everything that makes a call safe: intents, outcomes and
/// checkpoints in a state file on the disk.
final class EngineCalls {

    private final PipelineFile file;
    private final Path folder;
    private final Map<String, Map<String, Object>> settings;
    private int runs;

    /// @param folder holds the file of orders, and gets the state files
    EngineCalls(Path pipeline, Path folder, String taxman, String key, int concurrency) throws IOException {
        this.file = PipelineJson.read(Files.readString(pipeline));
        this.folder = folder;
        this.settings = Map.of(
                "orders",
                Map.of("folder", folder.toString()),
                "taxman",
                Map.of("baseUrl", taxman, "auth", "BEARER", "token", key, "maxConcurrent", (long) concurrency));
    }

    /// Runs the orders of a file in the folder.
    RunReport run(String orders) {
        runs++;
        try (var catalogue = ConnectorCatalogue.ofProduct();
                var state = LocalState.open(folder.resolve("state-" + runs), Clock.systemUTC())) {
            ConnectionBook book =
                    (name, connector) -> catalogue.get(connector).open(settings.getOrDefault(name, Map.of()));
            var runner = new LocalRunner(
                    state.ledger(),
                    state.runs(),
                    state.loads(),
                    new FolderSegmentStore(folder.resolve("segments-" + runs), state.seal()),
                    book,
                    new Targets(Clock.systemUTC(), new SplittableRandom()),
                    Clock.systemUTC(),
                    UUID::randomUUID);
            RunReport report = runner.run(request(orders), _ -> {});
            if (report.run().state() != RunState.COMPLETED) {
                throw new IllegalStateException("The run ended as " + report.run());
            }
            return report;
        }
    }

    /// How long the stage took that reads, maps and calls.
    static Duration callStage(RunReport report) {
        return report.stages().values().iterator().next();
    }

    private RunRequest request(String orders) {
        return new RunRequest(
                new TenantId("local"),
                file.pipeline(),
                "benchmark",
                file.contentHash(),
                PipelineJson.write(file),
                Mode.ESTIMATE,
                RunParameters.of(file.pipeline(), Map.of("file", orders)).values());
    }

    /// The bodies that a run of the file sends, for those who send them without the engine.
    List<byte[]> bodies(String orders) throws IOException {
        Node.Map mapping = file.pipeline().nodes().stream()
                .filter(Node.Map.class::isInstance)
                .map(Node.Map.class::cast)
                .findFirst()
                .orElseThrow();
        var program = MappingProgram.compile(mapping.lines());
        var context = EvaluationContext.of(Instant.EPOCH, 0);
        List<byte[]> bodies = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(orders))) {
            Map<String, @Nullable Object> body = new LinkedHashMap<>(program.apply(parsed(line), context));
            body.put("mode", "ESTIMATE");
            body.put("commit", false);
            bodies.add(CanonicalJson.text(body).getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static Map<String, @Nullable Object> parsed(String line) throws IOException {
        try {
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            if (JsonValues.parse(line) instanceof Map<?, ?> order) {
                order.forEach((name, value) -> record.put((String) name, value));
            }
            return record;
        } catch (InvalidJson e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
