package dev.pipewright.engine.preview;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.dataflow.SampleAnswers;
import dev.pipewright.engine.dataflow.SampleTape;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A preview that stops before a node when a record meets a condition, and goes on when it is told to. What is behind
/// the stop has not been done: no record was moved further, and no call was made.
///
/// Nothing is open or waits while it is stopped. It keeps what it has read, and moves that again up to where it goes
/// on; the same comes of it, since it asks nobody twice, and its time stands still. Used by one thread at a time.
public final class SteppedPreview {

    private final Previews previews;
    private final PreviewRequest request;
    private final List<PausePoint> points;
    private final Run run;
    private final SampleTape tape = new SampleTape();
    private int passed;
    private boolean isOver;
    private List<PausePoint> aside = List.of();
    private int undecided;
    private @Nullable String why;
    private @Nullable Paused paused;

    /// How far it goes on.
    public enum Step {
        /// To the next record that meets a condition.
        ON,
        /// To the next record that comes where it has stopped, whatever it is like.
        NEXT,
        /// To the end.
        END
    }

    /// @param points where it stops; if a record meets several, they are told one after another
    SteppedPreview(Previews previews, PreviewRequest request, List<PausePoint> points, Run run) {
        this.previews = previews;
        this.request = request;
        this.points = List.copyOf(points);
        this.run = run;
    }

    /// Begins, or goes on from where it has stopped.
    ///
    /// @param answers what targets have answered before, if calls are made
    /// @param stop true when nobody waits for it any more
    /// @return what was done so far
    /// @throws InterruptedException if interrupted
    public Preview go(Step step, SampleAnswers answers, BooleanSupplier stop) throws InterruptedException {
        if (isOver) {
            throw new IllegalStateException("it has come to its end");
        }
        Paused before = paused;
        var context = EvaluationContext.of(run.createdAt(), 0).withParameters(request.parameters());
        PauseTrace[] traces = new PauseTrace[1];
        Preview preview = previews.made(request, run, tape, answers, stop, (recorder, graph) -> {
            var comings = new Comings(request.pipeline(), graph, points);
            aside = points.stream().filter(point -> !comings.isOnWay(point)).toList();
            traces[0] = new PauseTrace(
                    recorder, comings, points, context, step, passed, before == null ? null : before.point());
            return traces[0];
        });
        note(traces[0], preview);
        return preview;
    }

    private void note(PauseTrace trace, Preview preview) {
        undecided = trace.undecided();
        why = trace.why();
        PausePoint met = trace.met();
        var node = trace.node();
        if (met != null && node != null) {
            passed = trace.come();
            paused = new Paused(
                    met, node, trace.number(), new Lineage(request.pipeline(), preview).of(node, trace.number()));
        } else if (preview.trouble() == null) {
            paused = null;
            isOver = true;
        }
    }

    /// What it is made of, with the nodes of sub-pipelines in their place.
    public Pipeline pipeline() {
        return request.pipeline();
    }

    /// Where it has stopped; empty before it begins, and at its end.
    public Optional<Paused> paused() {
        return Optional.ofNullable(paused);
    }

    /// The points to which nothing comes: they are not on the way, or the node is disabled.
    public List<PausePoint> aside() {
        return aside;
    }

    /// For how many records a condition could not be judged, since it went on last. They do not stop it.
    public int undecided() {
        return undecided;
    }

    /// Why not, for the first of them; absent if all could be judged.
    public @Nullable String why() {
        return why;
    }
}
