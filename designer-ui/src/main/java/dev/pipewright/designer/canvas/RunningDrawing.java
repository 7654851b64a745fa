package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.html.Div;
import dev.pipewright.designer.canvas.LiveCounters.BoxCounters;
import dev.pipewright.designer.draft.Looks;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Pace;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.run.RunReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The drawing of what a run runs, with the numbers of the run in its boxes. It can be looked at, not edited.
public final class RunningDrawing extends Div {

    private final PipelineCanvas canvas = new PipelineCanvas();
    private final Formats formats = Formats.ofReader();
    private final transient Pace<NodeId> pace = new Pace<>();

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
    /// @param now when it was read
    public void show(RunReport report, Instant now) {
        var boxes = new ArrayList<BoxCounters>();
        pace.note(
                now,
                report.nodes().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, node -> node.getValue().out())));
        report.nodes()
                .forEach((node, counts) ->
                        boxes.add(counters(node, counts, report.run().state())));
        canvas.count(new LiveCounters(boxes));
    }

    private BoxCounters counters(NodeId node, NodeCounts counts, RunState state) {
        boolean passes = counts.in() == counts.out() || counts.in() == 0;
        var in = passes ? "" : getTranslation("counter.in", formats.number(counts.in()));
        var out = getTranslation("counter.out", formats.number(counts.out()));
        var rejected =
                counts.rejected() == 0 ? "" : getTranslation("counter.rejected", formats.number(counts.rejected()));
        long second = state.isFinal() ? 0 : Math.round(pace.perSecond(node));
        var speed = second == 0 ? "" : getTranslation("counter.speed", formats.number(second));
        return new BoxCounters(node.value(), in, out, rejected, speed, colourOf(counts, state));
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
