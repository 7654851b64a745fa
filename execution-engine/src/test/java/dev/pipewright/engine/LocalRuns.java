package dev.pipewright.engine;

import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.store.LocalState;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// Records a pipeline again and again, each time as a process of its own would, on one state file.
public final class LocalRuns {

    private final TenantId tenant = new TenantId(UUID.randomUUID().toString());
    private final Path folder;
    private final ConnectionBook connections;

    public LocalRuns(Path folder, ConnectionBook connections) {
        this.folder = folder;
        this.connections = connections;
    }

    /// Runs until the run is over, or cannot go on before somebody acts; then the next call goes on with it.
    public Run record(Pipeline pipeline) {
        PipelineFile file = PipelineFile.of(new Drawing(pipeline, Layout.EMPTY));
        var request = new RunRequest(
                tenant, pipeline, "orders", file.contentHash(), PipelineJson.write(file), Mode.RECORD, Map.of());
        try (LocalState state = LocalState.open(folder.resolve("state"), Clock.systemUTC())) {
            return new LocalRunner(
                            state.ledger(),
                            state.runs(),
                            state.loads(),
                            new FolderSegmentStore(folder.resolve("segments"), state.seal()),
                            connections,
                            new Targets(Clock.systemUTC(), new SplittableRandom(1)),
                            Clock.systemUTC(),
                            UUID::randomUUID)
                    .run(request, _ -> {})
                    .run();
        }
    }
}
