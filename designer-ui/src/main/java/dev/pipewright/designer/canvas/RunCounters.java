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
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes what the boxes of a running drawing say of what a run reports from time to time. Used by one thread.
final class RunCounters {

    private final Formats formats;
    private final BinaryOperator<String> texts;
    private final Pace<NodeId> leaving = new Pace<>();
    private final Pace<NodeId> settling = new Pace<>();

    /// @param texts gives the text of a key with a value put in
    RunCounters(Formats formats, BinaryOperator<String> texts) {
        this.formats = formats;
        this.texts = texts;
    }

    /// The numbers of all boxes.
    ///
    /// @param now when the report was read, which is not before the last one
    LiveCounters of(RunReport report, Instant now) {
        leaving.note(now, each(report.nodes(), NodeCounts::out));
        settling.note(now, each(report.calls(), balance -> balance.formed() - waiting(balance)));
        return new LiveCounters(report.nodes().entrySet().stream()
                .map(node -> counters(node.getKey(), node.getValue(), report))
                .toList());
    }

    private BoxCounters counters(NodeId node, NodeCounts counts, RunReport report) {
        RunState state = report.run().state();
        return new BoxCounters(
                node.value(),
                some("counter.in", counts.in()),
                texts.apply("counter.out", formats.number(counts.out())),
                some(
                        "counter.rejected",
                        counts.rejected() + refused(report.calls().get(node))),
                state.isFinal() ? "" : some("counter.speed", Math.round(leaving.perSecond(node))),
                state.isFinal() ? "" : left(node, report.calls().get(node)),
                colourOf(counts, state));
    }

    /// Documents that the target of a call refused.
    private static long refused(@Nullable Balance balance) {
        return balance == null ? 0 : balance.count(DocumentState.REJECTED);
    }

    /// Only calls take so long that what has come to them waits.
    private String left(NodeId node, @Nullable Balance balance) {
        long waiting = balance == null ? 0 : waiting(balance);
        Duration left = waiting == 0 ? null : settling.forMore(node, waiting);
        Instant begin = Instant.EPOCH;
        return left == null ? "" : texts.apply("counter.left", formats.duration(begin, null, begin.plus(left)));
    }

    private String some(String key, long number) {
        return number == 0 ? "" : texts.apply(key, formats.number(number));
    }

    private static long waiting(Balance balance) {
        return balance.count(DocumentState.WAITING);
    }

    private static <T> Map<NodeId, Long> each(Map<NodeId, T> nodes, ToLongFunction<T> number) {
        return nodes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, node -> number.applyAsLong(node.getValue())));
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
