package dev.pipewright.engine.call;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whose turn it is: tenants take turns, and within a tenant its runs, however many callers each of them has. Who
/// was not there has missed his turn. Guarded by its gate's lock.
///
/// Each call moves its tenant on by one step, or by as many as there are nodes where the tenant calls: so its part
/// is the same wherever it calls. Who has got least far is next.
final class Turns {

    private final Set<Turn> waiting = new LinkedHashSet<>();
    private final Map<TenantId, Line> lines = new HashMap<>();
    private Map<TenantId, Integer> steps = Map.of();
    private double start;

    /// Somebody who waits.
    static final class Turn {

        private final Caller caller;
        private final Runnable wakeUp;

        private Turn(Caller caller, Runnable wakeUp) {
            this.caller = caller;
            this.wakeUp = wakeUp;
        }
    }

    /// How far a tenant and its runs have got.
    private static final class Line {

        private final Map<RunId, Double> runs = new HashMap<>();
        private double at;
        private double start;

        double runAt(Caller caller) {
            return Math.max(start, runs.getOrDefault(caller.run(), 0.0));
        }
    }

    /// @param nodes on how many nodes each tenant calls
    void spread(Map<TenantId, Integer> nodes) {
        steps = nodes;
    }

    /// Waits for a turn.
    ///
    /// @param wakeUp called when it may have come
    Turn join(Caller caller, Runnable wakeUp) {
        if (waiting.isEmpty()) {
            lines.values().removeIf(line -> line.at <= start);
        }
        Line line = lines.computeIfAbsent(caller.tenant(), _ -> new Line());
        line.at = Math.max(line.at, start);
        var turn = new Turn(caller, wakeUp);
        waiting.add(turn);
        return turn;
    }

    void leave(Turn turn) {
        waiting.remove(turn);
        wakeFirst();
    }

    /// Tells whose turn it is to look again.
    void wakeFirst() {
        first().ifPresent(first -> first.wakeUp.run());
    }

    boolean isFirst(Turn turn) {
        return first().filter(turn::equals).isPresent();
    }

    private Optional<Turn> first() {
        return waiting.stream()
                .min(Comparator.comparingDouble(turn -> lineOf(turn.caller).at))
                .map(turn -> turn.caller.tenant())
                .flatMap(this::firstOf);
    }

    private Optional<Turn> firstOf(TenantId tenant) {
        return waiting.stream()
                .filter(turn -> turn.caller.tenant().equals(tenant))
                .min(Comparator.comparingDouble(turn -> lineOf(turn.caller).runAt(turn.caller)));
    }

    /// A caller has made a call.
    void made(Caller caller) {
        Line line = lineOf(caller);
        start = Math.max(start, line.at);
        line.at = Math.max(line.at, start) + steps.getOrDefault(caller.tenant(), 1);
        double run = line.runAt(caller);
        line.start = run;
        line.runs.values().removeIf(at -> at <= run);
        line.runs.put(caller.run(), run + 1);
    }

    private Line lineOf(Caller caller) {
        return lines.computeIfAbsent(caller.tenant(), _ -> new Line());
    }
}
