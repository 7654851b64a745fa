package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.html.Div;
import dev.pipewright.designer.canvas.LiveCounters.BoxCounters;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.Drawing;
import dev.pipewright.platform.run.RunReport;
import java.util.ArrayList;

/// The drawing of what a run runs, with the numbers of the run in its boxes. It can be looked at, not edited.
public final class RunningDrawing extends Div {

    private final PipelineCanvas canvas = new PipelineCanvas();
    private final Formats formats = Formats.ofReader();

    public RunningDrawing(Drawing drawing) {
        addClassName("pw-running-drawing");
        canvas.open(new DrawingWire(this::getTranslation).snapshot("", 0, false, drawing));
        add(canvas);
    }

    /// Shows how far the run is. Call it at most twice a second.
    public void show(RunReport report) {
        var boxes = new ArrayList<BoxCounters>();
        report.nodes()
                .forEach((node, counts) ->
                        boxes.add(counters(node.value(), counts, report.run().state())));
        canvas.count(new LiveCounters(boxes));
    }

    private BoxCounters counters(String node, NodeCounts counts, RunState state) {
        var out = getTranslation("counter.out", formats.number(counts.out()));
        var rejected =
                counts.rejected() == 0 ? "" : getTranslation("counter.rejected", formats.number(counts.rejected()));
        return new BoxCounters(node, out, rejected, colourOf(counts, state));
    }

    private static String colourOf(NodeCounts counts, RunState state) {
        if (counts.in() == 0 && counts.out() == 0) {
            return "waiting";
        }
        if (!state.isFinal()) {
            return "running";
        }
        return state == RunState.FAILED ? "failed" : "done";
    }
}
