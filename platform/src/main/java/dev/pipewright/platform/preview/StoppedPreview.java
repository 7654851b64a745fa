package dev.pipewright.platform.preview;

import dev.pipewright.engine.preview.PausePoint;
import dev.pipewright.engine.preview.Paused;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.engine.preview.SteppedPreview;
import dev.pipewright.model.Pipeline;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A preview that has stopped before a node, or come to its end.
///
/// @param id by which it goes on
/// @param pipeline what it is made of, with the nodes of sub-pipelines in their place
/// @param preview what was done so far
/// @param paused where it has stopped; absent at the end
/// @param aside the points to which nothing comes on this way
/// @param undecided for how many records a condition could not be judged, since it went on last
/// @param why not, for the first of them, as [dev.pipewright.model.Sentences] reads it
public record StoppedPreview(
        UUID id,
        Pipeline pipeline,
        Preview preview,
        @Nullable Paused paused,
        List<PausePoint> aside,
        int undecided,
        @Nullable String why) {

    public StoppedPreview(
            UUID id,
            Pipeline pipeline,
            Preview preview,
            @Nullable Paused paused,
            List<PausePoint> aside,
            int undecided,
            @Nullable String why) {
        this.id = id;
        this.pipeline = pipeline;
        this.preview = preview;
        this.paused = paused;
        this.aside = List.copyOf(aside);
        this.undecided = undecided;
        this.why = why;
    }

    static StoppedPreview of(UUID id, Preview preview, SteppedPreview stepped) {
        return new StoppedPreview(
                id,
                stepped.pipeline(),
                preview,
                stepped.paused().orElse(null),
                stepped.aside(),
                stepped.undecided(),
                stepped.why());
    }
}
