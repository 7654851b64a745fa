package dev.pipewright.platform.run;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunEnvironment;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.Load;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.inline.Inlined;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.picture.GraphLayout;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Makes runs of what is asked for, if it can run. Nothing is kept here.
final class NewRuns {

    private final Drafts drafts;
    private final Versions versions;
    private final BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings;
    private final RunPlaces places;
    private final Clock clock;

    /// @param findings lists all that is wrong with a pipeline
    NewRuns(
            Drafts drafts,
            Versions versions,
            BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings,
            RunPlaces places,
            Clock clock) {
        this.drafts = drafts;
        this.versions = versions;
        this.findings = findings;
        this.places = places;
        this.clock = clock;
    }

    /// @param pipeline the canonical JSON of what runs
    /// @param replay what it does again; absent if it reads its sources
    /// @param range what it reads of one source, whatever was read before; absent to read what changed
    record NewRun(
            Run run,
            String pipeline,
            @Nullable Replay replay,
            @Nullable Load range) {}

    /// @throws RunRefusedException if the pipeline can not run as asked
    NewRun of(RunRequest request) {
        Drawing drawing = drawingFor(request);
        var file = checked(request.tenant(), drawing);
        var occasion = new Occasion(
                request.tenant(),
                request.pipeline(),
                PipelineJson.contentHash(drawing.pipeline()),
                request.mode(),
                request.trigger());
        return of(file, occasion, request.parameters(), request.environment());
    }

    /// @throws RunRefusedException if the version can not run as asked
    NewRun of(RangeRequest request) {
        Version version = versions.version(request.tenant(), request.pipeline(), request.version())
                .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.noVersion")));
        PipelineFile file = checked(request.tenant(), version.drawing());
        var occasion = new Occasion(
                request.tenant(), request.pipeline(), version.contentHash(), request.mode(), request.trigger());
        NewRun whole = of(file, occasion, request.parameters(), request.environment());
        Pipeline bound = PipelineJson.read(whole.pipeline()).pipeline();
        return new NewRun(
                whole.run(),
                whole.pipeline(),
                null,
                request.range().load(whole.run().scope(), bound));
    }

    /// A run that reads its sources.
    private NewRun of(PipelineFile file, Occasion occasion, Map<String, String> given, String environment) {
        if (environment.isEmpty()) {
            return of(file, occasion, parameters(file, given), null, null);
        }
        Environment chosen = places.chosen(occasion.tenant(), environment, occasion.mode());
        Map<String, Object> parameters = parameters(file, chosen.values(file.pipeline(), given));
        PipelineFile bound = places.bound(occasion.tenant(), chosen, file);
        return of(bound, occasion, parameters, null, new RunEnvironment(chosen.name(), chosen.connections()));
    }

    private static Map<String, Object> parameters(PipelineFile file, Map<String, String> given) {
        var parameters = RunParameters.of(file.pipeline(), given);
        if (!parameters.troubles().isEmpty()) {
            throw new RunRefusedException(Sentence.joined(parameters.troubles()));
        }
        return parameters.values();
    }

    /// What a new run is of, and what began it.
    ///
    /// @param contentHash of the pipeline as it is drawn
    record Occasion(TenantId tenant, String pipeline, String contentHash, Mode mode, String trigger) {}

    /// A run of what was checked.
    ///
    /// @param parameters JSON values by name, complete
    /// @param replay what it does again; null if it reads its sources
    /// @param environment whose connections the pipeline names; null if those that are drawn
    NewRun of(
            PipelineFile file,
            Occasion occasion,
            Map<String, Object> parameters,
            @Nullable Replay replay,
            @Nullable RunEnvironment environment) {
        var run = new Run(
                new RunId(UUID.randomUUID()),
                occasion.tenant(),
                occasion.pipeline(),
                file.pipeline().name(),
                occasion.contentHash(),
                occasion.mode(),
                occasion.trigger(),
                parameters,
                RunState.QUEUED,
                clock.instant(),
                null,
                null,
                null,
                environment);
        return new NewRun(run, PipelineJson.write(file), replay, null);
    }

    /// What is drawn, with the nodes of its sub-pipelines in their place, if it can run.
    ///
    /// @throws RunRefusedException if it can not
    PipelineFile checked(TenantId tenant, Drawing drawing) {
        PublishedPipelines published = versions.of(tenant);
        List<Problem> problems = findings.apply(drawing.pipeline(), published).stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!problems.isEmpty()) {
            throw new RunRefusedException(Sentence.of("platform.problems"), problems);
        }
        return PipelineFile.of(whole(drawing, published));
    }

    /// @throws RunRefusedException if nothing of the pipeline is published
    Version live(TenantId tenant, String pipeline) {
        return versions.live(tenant, pipeline)
                .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.noVersion")));
    }

    /// What runs: its sub-pipelines are drawn out, each in a frame.
    private static Drawing whole(Drawing drawing, PublishedPipelines published) {
        var inlined = Inlined.of(drawing.pipeline(), published);
        return inlined.frames().isEmpty()
                ? drawing
                : new Drawing(
                        inlined.pipeline(),
                        GraphLayout.arranged(inlined.pipeline(), Layout.EMPTY.withGroups(inlined.frames())));
    }

    private Drawing drawingFor(RunRequest request) {
        return switch (request.subject()) {
            case LIVE -> live(request.tenant(), request.pipeline()).drawing();
            case DRAFT ->
                drafts.open(request.tenant(), request.pipeline())
                        .map(Draft::drawing)
                        .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.noPipeline")));
        };
    }
}
