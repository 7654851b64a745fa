package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.preview.SteppedPreview.Step;
import dev.pipewright.platform.preview.EstimateAnswers;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.StoppedPreview;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Goes on with previews that have stopped on a condition, or ends them. They are in the memory of the server that
/// they began on.
@RestController
@RequestMapping("/api/v1/previews/{preview}")
class StoppedPreviewsController {

    private final PreviewDesk desk;

    StoppedPreviewsController(PreviewDesk desk) {
        this.desk = desk;
    }

    /// How to go on.
    ///
    /// @param step `on`, `next` or `end`, as [Step]; `on` if left out
    record GoOn(@Nullable String step) {}

    @PostMapping
    PreviewJson goOn(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String preview,
            @RequestBody(required = false) @Nullable GoOn asked,
            Locale locale)
            throws InterruptedException {
        Step step = stepOf(asked == null ? null : asked.step());
        // What targets have answered before is kept with the preview.
        StoppedPreview stopped = desk.goOn(
                        caller.person().tenant(), idOf(preview), step, new EstimateAnswers(), () -> false)
                .orElseThrow(() -> unknown(preview));
        return PreviewJson.of(stopped, desk.shown(stopped), locale);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String preview) {
        if (!desk.end(caller.person().tenant(), idOf(preview))) {
            throw unknown(preview);
        }
    }

    private static Step stepOf(@Nullable String step) {
        return switch (step) {
            case null -> Step.ON;
            case "on" -> Step.ON;
            case "next" -> Step.NEXT;
            case "end" -> Step.END;
            default ->
                throw new ApiException(
                        HttpStatus.BAD_REQUEST, "'step' can not be '" + step + "'. Use on, next or end.");
        };
    }

    private static UUID idOf(String preview) {
        try {
            return UUID.fromString(preview);
        } catch (IllegalArgumentException _) {
            throw unknown(preview);
        }
    }

    private static ApiException unknown(String preview) {
        return new ApiException(
                HttpStatus.NOT_FOUND,
                "There is no preview " + preview + " that has stopped, or no more. Begin it again.");
    }
}
