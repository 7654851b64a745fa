package dev.pipewright.engine.preview;

import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.engine.KeptInputs;
import dev.pipewright.engine.OpenedConnections;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.Selection.Place;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.PlacedRecords;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.store.InMemoryLoadStore;
import dev.pipewright.engine.store.Intake;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.record.DataRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Finds in what a run has kept the records that a document was formed of, or that a node refused. Safe for use
/// by many threads.
public final class KeptRecords {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Function<TenantId, ConnectionBook> books;
    private final Targets targets;
    private final RunStore runs;
    private final SegmentStore segments;
    private final Ledger ledger;
    private final Clock clock;

    public KeptRecords(
            Function<TenantId, ConnectionBook> books,
            Targets targets,
            RunStore runs,
            SegmentStore segments,
            Ledger ledger,
            Clock clock) {
        this.books = books;
        this.targets = targets;
        this.runs = runs;
        this.segments = segments;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The records of each source that were read at some places, with the groups that they begin.
    ///
    /// @return only the sources that have some
    /// @throws dev.pipewright.connectors.spi.ConnectorException if the run's inputs are no longer kept
    public Map<NodeId, List<DataRecord>> at(TenantId tenant, RunId run, Set<Place> places) {
        KeptInputs kept = KeptInputs.by(tenant, run, runs, segments, ledger);
        Run keeper = kept.of();
        Pipeline pipeline =
                PipelineJson.read(runs.pipelineOf(tenant, keeper.id())).pipeline();
        List<Stage> stages = Planner.plan(pipeline, _ -> true).stages();
        Instant end = clock.instant().plus(LONGEST);
        BooleanSupplier late = () -> clock.instant().isAfter(end);
        Map<NodeId, List<DataRecord>> found = new LinkedHashMap<>();
        try (var opened = new OpenedConnections(
                keeper, pipeline, books.apply(tenant), targets, new InMemoryLoadStore(clock), Intake.NONE, kept)) {
            for (Node node : pipeline.nodes()) {
                if (node instanceof Node.Source source && !source.disabled() && isRead(source, stages)) {
                    List<DataRecord> records = PlacedRecords.of(
                            opened.source(source), places, groupOf(source, stages), PreviewRequest.MOST, late);
                    if (!records.isEmpty()) {
                        found.put(source.id(), records);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isRead(Node.Source source, List<Stage> stages) {
        return stages.stream().anyMatch(stage -> stage.input().id().equals(source.id()));
    }

    private static List<String> groupOf(Node.Source source, List<Stage> stages) {
        return stages.stream()
                .filter(stage -> stage.input().id().equals(source.id()))
                .map(Stage::border)
                .filter(fields -> !fields.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
