package dev.pipewright.platform.run;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.PostgresSelections;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.sensitive.Mask;
import dev.pipewright.platform.run.NewRuns.NewRun;
import dev.pipewright.platform.run.NewRuns.Occasion;
import dev.pipewright.platform.run.ReplayRequest.Version;
import dev.pipewright.platform.run.ReplayRequest.What;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes runs that do again what others did, if that is possible. Nothing is kept here.
final class Replays {

    private final NewRuns newRuns;
    private final RunStore store;
    private final PostgresSelections selections;
    private final RunPlaces places;

    Replays(NewRuns newRuns, RunStore store, PostgresSelections selections, RunPlaces places) {
        this.newRuns = newRuns;
        this.store = store;
        this.selections = selections;
        this.places = places;
    }

    /// @throws RunRefusedException if the run can not be replayed as asked
    NewRun of(ReplayRequest request) {
        Run run = store.find(request.tenant(), request.run())
                .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.replayNoRun")));
        if (!run.state().isFinal()) {
            throw new RunRefusedException(Sentence.of("platform.replayNotOver"));
        }
        Replay before = store.replay(run.tenant(), run.id()).orElse(null);
        Replay replay = new Replay(before == null ? run.id() : before.of(), before == null ? null : before.only());
        if (!store.hasInputs(run.tenant(), replay.of())) {
            throw new RunRefusedException(Sentence.of("platform.replayDropped"));
        }
        Drawing own =
                PipelineJson.read(store.pipelineOf(run.tenant(), run.id())).drawing();
        if (request.mode() == Mode.RECORD) {
            places.refusalToRecord(run).ifPresent(refusal -> {
                throw new RunRefusedException(refusal);
            });
        }
        PipelineFile drawn = newRuns.checked(run.tenant(), drawing(request, run, own));
        PipelineFile file = request.version() == Version.OWN ? drawn : places.whereItWas(run, drawn);
        Selection part = part(request, own.pipeline(), file.pipeline(), correctionsOf(before));
        return newRuns.of(
                file,
                new Occasion(
                        run.tenant(), run.pipelineId(), contentHash(request, run), request.mode(), request.trigger()),
                parameters(run, request.version(), file.pipeline()),
                part == null ? replay : new Replay(replay.of(), part),
                run.environment());
    }

    /// @throws RunRefusedException if the run can not be done again with the drawing
    NewRun of(ShadowRunRequest request) {
        Run run = store.find(request.tenant(), request.of())
                .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.replayNoRun")));
        PipelineFile file = places.whereItWas(run, newRuns.checked(run.tenant(), request.drawing()));
        if (request.only() != null) {
            ReplayPart.checkDivisible(file.pipeline());
        }
        return newRuns.of(
                file,
                new Occasion(
                        run.tenant(),
                        run.pipelineId(),
                        PipelineJson.contentHash(request.drawing().pipeline()),
                        Mode.ESTIMATE,
                        request.trigger()),
                parameters(run, Version.LIVE, file.pipeline()),
                new Replay(run.id(), request.only()),
                run.environment());
    }

    /// A draft never records, nor does what was tried as one and is not published.
    private Drawing drawing(ReplayRequest request, Run run, Drawing own) {
        if (request.version() == Version.LIVE) {
            return newRuns.live(run.tenant(), run.pipelineId()).drawing();
        }
        boolean mayRecord = run.mode() == Mode.RECORD
                || request.mode() == Mode.ESTIMATE
                || newRuns.live(run.tenant(), run.pipelineId()).contentHash().equals(run.contentHash());
        if (!mayRecord) {
            throw new RunRefusedException(Sentence.of("platform.replayUnpublished"));
        }
        return own;
    }

    private String contentHash(ReplayRequest request, Run run) {
        return request.version() == Version.LIVE
                ? newRuns.live(run.tenant(), run.pipelineId()).contentHash()
                : run.contentHash();
    }

    private static List<Correction> correctionsOf(@Nullable Replay before) {
        Selection only = before == null ? null : before.only();
        return only == null ? List.of() : only.corrections();
    }

    /// The documents that are asked for; null if all are that the run took.
    ///
    /// @param before what was changed in them when the run took them, so that it is changed again first
    private @Nullable Selection part(ReplayRequest request, Pipeline own, Pipeline now, List<Correction> before) {
        boolean corrects = !request.changes().isEmpty();
        if (request.changes().stream().anyMatch(Replays::hasMask)) {
            throw new RunRefusedException(Sentence.of("platform.correctionHidden"));
        }
        if (request.what() instanceof What.All) {
            if (corrects) {
                throw new RunRefusedException(Sentence.of("platform.correctionOfAll"));
            }
            return null;
        }
        ReplayPart.checkDivisible(now);
        var part = new ReplayPart(selections, request.tenant(), request.run(), own, corrects);
        Selection chosen = switch (request.what()) {
            case What.Documents documents -> part.of(documents);
            case What.OfCause(CauseKey cause) -> part.of(cause);
            case What.OfMapped mapped -> part.of(mapped.cause());
            case What.OfQuery query -> part.of(query);
            case What.All _ -> throw new IllegalStateException("all are not a part");
        };
        var corrections = new ArrayList<>(before);
        if (corrects) {
            corrections.add(new Correction(request.startedBy(), request.changes()));
        }
        return new Selection(chosen.documents(), chosen.places(), corrections);
    }

    /// Somebody would write the mask in place of a value that they did not see.
    private static boolean hasMask(RecordChange change) {
        return JsonValues.text(change.written()).contains("\"" + Mask.HIDDEN + "\"");
    }

    /// Those of the run; a version that has others takes their standard values.
    private static Map<String, Object> parameters(Run run, Version version, Pipeline now) {
        if (version == Version.OWN) {
            return run.parameters();
        }
        var given = new HashMap<String, String>();
        for (Parameter parameter : now.parameters()) {
            Object value = run.parameters().get(parameter.name());
            if (value != null) {
                given.put(
                        parameter.name(),
                        value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value));
            }
        }
        var parameters = RunParameters.of(now, given);
        if (!parameters.troubles().isEmpty()) {
            throw new RunRefusedException(Sentence.joined(parameters.troubles()));
        }
        return parameters.values();
    }
}
