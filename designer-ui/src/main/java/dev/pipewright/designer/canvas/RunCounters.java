package dev.pipewright.designer.canvas;

import dev.pipewright.designer.canvas.LiveCounters.BoxCounters;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Pace;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.run.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes what the boxes of a running drawing say of what a run reports from time to time. Used by one thread.
final class RunCounters {

    private final Formats formats;
    private final BinaryOperator<String> texts;
    private final Pace<NodeId> leaving = new Pace<>();

    /// @param texts gives the text of a key with a value put in
    RunCounters(Formats formats, BinaryOperator<String> texts) {
        this.formats = formats;
        this.texts = texts;
    }

    /// The numbers of all boxes.
    ///
    /// @param rest how long it will still take by the same report
    /// @param now when the report was read, which is not before the last one
    LiveCounters of(RunReport report, RestOfRun rest, Instant now) {
        leaving.note(now, RestOfRun.each(report.nodes(), NodeCounts::out));
        return new LiveCounters(report.nodes().entrySet().stream()
                .map(node -> counters(node.getKey(), node.getValue(), report, rest))
                .toList());
    }

    private BoxCounters counters(NodeId node, NodeCounts counts, RunReport report, RestOfRun rest) {
        RunState state = report.run().state();
        return new BoxCounters(
                node.value(),
                some("counter.in", counts.in()),
                texts.apply("counter.out", formats.number(counts.out())),
                some(
                        "counter.rejected",
                        counts.rejected() + refused(report.calls().get(node))),
                state == RunState.RUNNING ? some("counter.speed", Math.round(leaving.perSecond(node))) : "",
                left(node, rest),
                colourOf(counts, state));
    }

    /// Documents that the target of a call refused.
    private static long refused(@Nullable Balance balance) {
        return balance == null ? 0 : balance.count(DocumentState.REJECTED);
    }

    /// Where nobody knows how much is still to come: only calls take so long that what has come to them waits.
    private String left(NodeId node, RestOfRun rest) {
        Duration all = rest.of(node);
        if (all != null) {
            return texts.apply("counter.about", formats.about(all));
        }
        Duration waiting = rest.ofWaiting(node);
        Instant begin = Instant.EPOCH;
        return waiting == null ? "" : texts.apply("counter.left", formats.duration(begin, null, begin.plus(waiting)));
    }

    private String some(String key, long number) {
        return number == 0 ? "" : texts.apply(key, formats.number(number));
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
