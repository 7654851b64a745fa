package dev.pipewright.platform.preview;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
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

/// Finds the records that people choose.
final class Samples {

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
