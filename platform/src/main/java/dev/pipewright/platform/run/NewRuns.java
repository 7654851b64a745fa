package dev.pipewright.platform.run;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.engine.RunState;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
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
import java.util.UUID;
import java.util.function.BiFunction;

/// Makes runs of what is asked for, if it can run. Nothing is kept here.
final class NewRuns {

    private final Drafts drafts;
    private final Versions versions;
    private final BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings;
    private final Clock clock;

    /// @param findings lists all that is wrong with a pipeline
    NewRuns(
            Drafts drafts,
            Versions versions,
            BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings,
            Clock clock) {
        this.drafts = drafts;
        this.versions = versions;
        this.findings = findings;
        this.clock = clock;
    }

    /// @param pipeline the canonical JSON of what runs
    record NewRun(Run run, String pipeline) {}

    /// @throws RunRefusedException if the pipeline can not run as asked
    NewRun of(RunRequest request) {
        Drawing drawing = drawingFor(request);
        PublishedPipelines published = versions.of(request.tenant());
        List<Problem> problems = findings.apply(drawing.pipeline(), published).stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!problems.isEmpty()) {
            throw new RunRefusedException(Sentence.of("platform.problems"), problems);
        }
        var file = PipelineFile.of(whole(drawing, published));
        var parameters = RunParameters.of(file.pipeline(), request.parameters());
        if (!parameters.troubles().isEmpty()) {
            throw new RunRefusedException(Sentence.joined(parameters.troubles()));
        }
        var run = new Run(
                new RunId(UUID.randomUUID()),
                request.tenant(),
                request.pipeline(),
                file.pipeline().name(),
                file.contentHash(),
                request.mode(),
                request.trigger(),
                parameters.values(),
                RunState.QUEUED,
                clock.instant(),
                null,
                null,
                null);
        return new NewRun(run, PipelineJson.write(file));
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
            case LIVE ->
                versions.live(request.tenant(), request.pipeline())
                        .map(Version::drawing)
                        .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.noVersion")));
            case DRAFT ->
                drafts.open(request.tenant(), request.pipeline())
                        .map(Draft::drawing)
                        .orElseThrow(() -> new RunRefusedException(Sentence.of("platform.noPipeline")));
        };
    }
}
