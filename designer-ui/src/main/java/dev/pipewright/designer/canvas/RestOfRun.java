package dev.pipewright.designer.canvas;

import dev.pipewright.designer.look.Pace;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.run.RunOutlook;
import dev.pipewright.platform.run.RunOutlook.Basis;
import dev.pipewright.platform.run.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How long a run under way will still take, as far as that can be known: by how much is left of what its
/// [RunOutlook] tells, and by how fast it goes. Used by one thread.
public final class RestOfRun {

    /// A source is read in bursts, because what was read is called before more is.
    private static final Duration READING = Duration.ofMinutes(5);

    /// What is settled is told in groups some seconds apart, so the first seconds tell no pace.
    private static final Duration FIRST = Duration.ofSeconds(10);

    /// What the sizes of files tell is right to about one in fifty.
    private static final long ABOUT = 50;

    private final Pace<NodeId> reading = new Pace<>(READING);
    private final Pace<NodeId> settling = new Pace<>();
    private Map<NodeId, Long> read = Map.of();
    private Map<NodeId, Balance> calls = Map.of();
    private boolean goesOn;
    private boolean hasPace;
    private @Nullable Instant since;
    private @Nullable RunOutlook outlook;

    /// Something to do: how much is left of it, and how long that takes; null if nobody knows, because it stands.
    private record Left(long number, @Nullable Duration time) {}

    /// Takes what the run reports at a moment, which is not before the last one.
    ///
    /// @param expected how much it will have to do; null if nothing tells
    public void note(RunReport report, @Nullable RunOutlook expected, Instant now) {
        read = each(report.nodes(), NodeCounts::in);
        calls = report.calls();
        goesOn = report.run().state() == RunState.RUNNING;
        outlook = expected;
        Instant begin = since == null ? now : since;
        hasPace = !now.isBefore(begin.plus(FIRST));
        if (read.values().stream().anyMatch(number -> number > 0)) {
            // What passes before the first record is read belongs to no pace.
            since = begin;
            reading.note(now, read);
            settling.note(now, each(calls, RestOfRun::settled));
        }
    }

    /// How long a source or call will take until it has done what the outlook tells.
    ///
    /// @return null if that is not known, because nothing tells, it has done more already, it stands, or it is
    ///     too early to tell
    public @Nullable Duration of(NodeId node) {
        Left left = left(node);
        return goesOn && hasPace && left != null && left.number() > 0 ? left.time() : null;
    }

    /// How long the documents will take that wait at a call now; more may come to it.
    ///
    /// @return null if none waits, or it stands
    public @Nullable Duration ofWaiting(NodeId call) {
        Balance balance = calls.get(call);
        long waiting = balance == null ? 0 : waiting(balance);
        return goesOn && waiting > 0 ? settling.forMore(call, waiting) : null;
    }

    /// How long the documents will take that wait at any call now; calls are made at the same time.
    ///
    /// @return null if none waits, or all stand
    public @Nullable Duration ofWaiting() {
        return calls.keySet().stream()
                .map(this::ofWaiting)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// How long the sources and calls of the run will take, of which some work at the same time. What is sorted and
    /// written behind them is not counted.
    ///
    /// @return null if that is not known, because nothing tells, one of them has done more already or has not
    ///     begun, all stand, or it is too early to tell
    public @Nullable Duration ofRun() {
        if (!goesOn || !hasPace || outlook == null) {
            return null;
        }
        List<NodeId> nodes = new ArrayList<>(outlook.records().keySet());
        nodes.addAll(outlook.documents().keySet());
        Duration longest = null;
        for (NodeId node : nodes) {
            Left left = left(node);
            if (left == null || left.number() < 0 || (left.number() > 0 && !hasBegun(node))) {
                return null;
            }
            Duration time = left.number() == 0 ? null : left.time();
            // What stands has come to its end with less than was told, or waits for what moves.
            if (time != null && (longest == null || time.compareTo(longest) > 0)) {
                longest = time;
            }
        }
        return longest;
    }

    /// What is left of a source or call; less than nothing if it has done more than the outlook tells.
    private @Nullable Left left(NodeId node) {
        RunOutlook told = outlook;
        Long records = told == null ? null : told.records().get(node);
        if (told != null && records != null) {
            long number = records - read.getOrDefault(node, 0L);
            if (told.basis() == Basis.SOURCES && Math.abs(number) <= records / ABOUT) {
                number = 0;
            }
            return new Left(number, reading.forMore(node, number));
        }
        Long documents = told == null ? null : told.documents().get(node);
        if (documents == null) {
            return null;
        }
        Balance balance = calls.get(node);
        if (balance == null) {
            return new Left(documents, null);
        }
        long number = documents < balance.formed() ? -1 : documents - settled(balance);
        return new Left(number, settling.forMore(node, number));
    }

    private boolean hasBegun(NodeId node) {
        Balance balance = calls.get(node);
        return balance == null ? read.getOrDefault(node, 0L) > 0 : settled(balance) > 0;
    }

    private static long settled(Balance balance) {
        return balance.formed() - waiting(balance);
    }

    private static long waiting(Balance balance) {
        return balance.count(DocumentState.WAITING);
    }

    /// A number of each node.
    static <T> Map<NodeId, Long> each(Map<NodeId, T> nodes, ToLongFunction<T> number) {
        return nodes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, node -> number.applyAsLong(node.getValue())));
    }
}
