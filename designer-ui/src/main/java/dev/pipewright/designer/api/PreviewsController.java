package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.preview.Held;
import dev.pipewright.engine.preview.PausePoint;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.engine.preview.PreviewRequest;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.preview.EstimateAnswers;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.PreviewQuestion;
import dev.pipewright.platform.preview.RecordCondition;
import dev.pipewright.platform.preview.SampleChoice;
import dev.pipewright.platform.preview.StoppedPreview;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows what drafts do with some records, without a run. Writes nothing.
@RestController
@RequestMapping("/api/v1/pipelines/{pipeline}/preview")
class PreviewsController {

    private final Drafts drafts;
    private final PreviewDesk desk;

    PreviewsController(Drafts drafts, PreviewDesk desk) {
        this.drafts = drafts;
        this.desk = desk;
    }

    /// What to show.
    ///
    /// @param node where to look; needed
    /// @param sample `live`, `pinned`, `run:<run>`, `run:<run>:<document>` or `run:<run>:<cause>`; if left out,
    ///     what is pinned, else what the newest run has kept, else what the sources have now
    /// @param limit how many records of each source at most
    /// @param environment the name of one; the connections that are drawn if left out
    /// @param calls how many documents of each call are asked for as estimates
    /// @param pauses where to stop; it goes to its end if left out
    record Ask(
            @Nullable String node,
            @Nullable String sample,
            @Nullable Integer limit,
            @Nullable Integer calls,
            @Nullable Map<String, @Nullable String> parameters,
            @Nullable String environment,
            @Nullable List<PauseAsk> pauses) {}

    /// Where to stop.
    ///
    /// @param node before which; needed
    /// @param condition an expression that is true for the record; needed
    record PauseAsk(@Nullable String node, @Nullable String condition) {}

    @PostMapping
    PreviewJson preview(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String pipeline,
            @RequestBody(required = false) @Nullable Ask asked,
            Locale locale)
            throws InterruptedException {
        TenantId tenant = caller.person().tenant();
        Draft draft = drafts.open(tenant, pipeline).orElseThrow(() -> PipelinesController.unknown(pipeline));
        Ask ask = asked == null ? new Ask(null, null, null, null, null, null, null) : asked;
        var question = new PreviewQuestion(
                tenant,
                draft,
                nodeOf(draft, ask.node()),
                sampleOf(tenant, pipeline, ask.sample()),
                between("limit", ask.limit(), PreviewRequest.MOST, 1, PreviewRequest.MOST),
                between("calls", ask.calls(), 0, 0, PreviewRequest.MOST_CALLS),
                GivenParameters.of(ask.parameters()),
                Objects.requireNonNullElse(ask.environment(), ""));
        List<PauseAsk> pauses = Objects.requireNonNullElse(ask.pauses(), List.of());
        if (!pauses.isEmpty()) {
            List<PausePoint> points =
                    pauses.stream().map(pause -> pointOf(draft, pause)).toList();
            StoppedPreview stopped = desk.pausing(question, Held.NOTHING, points, new EstimateAnswers(), () -> false);
            return PreviewJson.of(stopped, desk.shown(stopped), locale);
        }
        Preview preview = desk.preview(question, new EstimateAnswers(), () -> false);
        return PreviewJson.of(desk.shown(tenant, draft.drawing().pipeline(), preview), locale);
    }

    private static PausePoint pointOf(Draft draft, PauseAsk pause) {
        NodeId node = nodeOf(draft, pause.node());
        String condition = Objects.requireNonNullElse(pause.condition(), "");
        RecordCondition.trouble(condition).ifPresent(problem -> {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST,
                    "The condition of the pause at " + node.value() + " is wrong at character "
                            + (problem.position() + 1) + ": " + problem.message());
        });
        return new PausePoint(node, null, condition);
    }

    private static NodeId nodeOf(Draft draft, @Nullable String node) {
        return draft.drawing().pipeline().nodes().stream()
                .map(Node::id)
                .filter(id -> id.value().equals(node))
                .findFirst()
                .orElseThrow(() ->
                        new ApiException(HttpStatus.BAD_REQUEST, "Fill in 'node' with the id of a node of the draft."));
    }

    private SampleChoice sampleOf(TenantId tenant, String pipeline, @Nullable String sample) {
        return sample == null
                ? desk.samples().usual(tenant, pipeline)
                : SampleChoice.read(sample)
                        .orElseThrow(
                                () -> new ApiException(
                                        HttpStatus.BAD_REQUEST,
                                        "'sample' can not be '" + sample
                                                + "'. Use live, pinned, run:<run>, run:<run>:<document> or run:<run>:<cause>."));
    }

    private static int between(String field, @Nullable Integer value, int standard, int least, int most) {
        int number = value == null ? standard : value;
        if (number < least || number > most) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST, "'" + field + "' is a number from " + least + " to " + most + ".");
        }
        return number;
    }
}
