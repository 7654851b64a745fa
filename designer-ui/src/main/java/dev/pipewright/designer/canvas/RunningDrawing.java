package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.html.Div;
import dev.pipewright.designer.draft.Looks;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.platform.run.RunReport;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The drawing of what a run runs, with the numbers of the run in its boxes. It can be looked at, not edited.
public final class RunningDrawing extends Div {

    private final PipelineCanvas canvas = new PipelineCanvas();
    private final transient RunCounters counters =
            new RunCounters(Formats.ofReader(), (key, value) -> getTranslation(key, value));

    public RunningDrawing(Drawing drawing) {
        addClassName("pw-running-drawing");
        canvas.open(new Looks(this::getTranslation).snapshot("", 0, false, drawing));
        add(canvas);
    }

    /// Tells the one selected edge, or null.
    public void onEdge(Consumer<@Nullable Edge> listener) {
        canvas.onEdge(listener);
    }

    /// Shows how far the run is. Call it at most twice a second.
    ///
    /// @param rest how long it will still take by the same report
    /// @param now when it was read
    public void show(RunReport report, RestOfRun rest, Instant now) {
        canvas.count(counters.of(report, rest, now));
    }
}
