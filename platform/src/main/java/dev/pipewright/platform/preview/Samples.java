package dev.pipewright.platform.preview;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.Selection.Place;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.PostgresSelections;
import dev.pipewright.engine.preview.KeptRecords;
import dev.pipewright.engine.preview.PreviewRequest;
import dev.pipewright.engine.preview.Sample;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.platform.trouble.TroubledRecord;
import dev.pipewright.platform.trouble.TroubledRecords;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The records that people show a draft with: those to choose from, and those that are pinned. Safe for use by many
/// threads.
public final class Samples {

    /// Of a pipeline, so many runs are looked at for what they have kept.
    private static final int LOOK_BACK = 20;

    private final RunStore runs;
    private final KeptRecords kept;
    private final PostgresSelections selections;
    private final TroubledRecords troubled;
    private final PinnedSamples pinned;

    Samples(
            RunStore runs,
            KeptRecords kept,
            PostgresSelections selections,
            TroubledRecords troubled,
            PinnedSamples pinned) {
        this.runs = runs;
        this.kept = kept;
        this.selections = selections;
        this.troubled = troubled;
        this.pinned = pinned;
    }

    /// The runs that have kept what they read, the newest first.
    public List<Run> keepers(TenantId tenant, String pipeline) {
        return runs.list(tenant, pipeline, null, LOOK_BACK).stream()
                .filter(run -> run.state().isFinal())
                .filter(run -> runs.replay(tenant, run.id()).isEmpty() && runs.hasInputs(tenant, run.id()))
                .toList();
    }

    /// What is shown to whoever chose nothing: what is pinned, else what the newest run has kept, else the
    /// sources.
    public SampleChoice usual(TenantId tenant, String pipeline) {
        if (!pinned.of(tenant, pipeline).isEmpty()) {
            return new SampleChoice.Pinned();
        }
        @Nullable Run newest = keepers(tenant, pipeline).stream().findFirst().orElse(null);
        return newest == null ? new SampleChoice.Live() : new SampleChoice.Kept(newest.id());
    }

    /// The pinned records by the node that gets them: of a source, those it gives.
    public Map<NodeId, List<DataRecord>> pinned(TenantId tenant, String pipeline) {
        return pinned.of(tenant, pipeline);
    }

    /// Pins records to a node, in place of those pinned there before; none unpins. They are given to it instead
    /// of what its sources have.
    ///
    /// @param records at most [PreviewRequest#MOST]
    /// @param author the name of a person
    public void pin(TenantId tenant, String pipeline, NodeId node, List<DataRecord> records, String author) {
        pinned.pin(tenant, pipeline, node, records, author);
    }

    /// The records that a person has chosen.
    ///
    /// @throws ConnectorException if they are no longer there
    Sample of(TenantId tenant, String pipeline, SampleChoice choice) {
        return switch (choice) {
            case SampleChoice.Live _ -> Sample.LIVE;
            case SampleChoice.Pinned _ -> Sample.LIVE.with(pinned.of(tenant, pipeline));
            case SampleChoice.Kept(RunId run) -> Sample.keptBy(run);
            case SampleChoice.OfDocument(RunId run, long document) -> ofDocument(tenant, run, document);
            case SampleChoice.OfCause cause ->
                found(
                        tenant,
                        cause.run(),
                        places(selections.ofCause(tenant, cause.run(), cause.cause(), PreviewRequest.MOST)));
        };
    }

    /// Where the run no longer keeps what it read, or it cannot be told apart there, the record as it reached
    /// the call.
    private Sample ofDocument(TenantId tenant, RunId run, long document) {
        TroubledRecord record = troubled.of(tenant, run, document).orElseThrow(() -> gone(run));
        String code = record.document().key().code();
        Set<Place> places = places(selections.withCodes(tenant, run, List.of(code), PreviewRequest.MOST).stream()
                .filter(found -> record.document().key().equals(found.key()))
                .toList());
        Map<NodeId, List<DataRecord>> source =
                runs.hasInputs(tenant, run) || runs.replay(tenant, run).isPresent()
                        ? kept.at(tenant, run, places)
                        : Map.of();
        if (!source.isEmpty()) {
            return Sample.keptBy(run).with(source);
        }
        var reached = new DataRecord(null, new Origin("document " + code, 1, "document " + code), record.fields());
        return Sample.LIVE.with(Map.of(record.document().call(), List.of(reached)));
    }

    private Sample found(TenantId tenant, RunId run, Set<Place> places) {
        Map<NodeId, List<DataRecord>> source = kept.at(tenant, run, places);
        if (source.isEmpty()) {
            throw gone(run);
        }
        return Sample.keptBy(run).with(source);
    }

    private static ConnectorException gone(RunId run) {
        return new ConnectorException(Kind.SETTINGS, Sentence.of("platform.sampleGone", "run", run));
    }

    private static Set<Place> places(List<PostgresSelections.Found> found) {
        return found.stream()
                .map(PostgresSelections.Found::origin)
                .map(origin -> new Place(origin.stream(), origin.position()))
                .collect(Collectors.toSet());
    }
}
