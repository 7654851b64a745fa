package dev.pipewright.engine.call;

import dev.pipewright.engine.quota.Hearing;
import dev.pipewright.engine.quota.Quota;
import dev.pipewright.engine.quota.QuotaBlock;
import dev.pipewright.engine.quota.SharedQuota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Nodes that share a credential, in time that passes by milliseconds and only here. Each sends what its callers
/// have, as a gate lets them.
final class SimulatedNodes {

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final SharedQuota quota = new SharedQuota();
    private final Duration latency;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Long> callsAt = new ArrayList<>();
    private final Map<Caller, Integer> made = new HashMap<>();
    private long millis;
    private int mostAtOnce;

    /// @param latency how long a call takes
    SimulatedNodes(Duration latency) {
        this.latency = latency;
    }

    /// A node joins.
    Node node() {
        var node = new Node(quota.of("node-" + nodes.size()));
        nodes.add(node);
        return node;
    }

    void pass(Duration time) {
        for (long end = millis + time.toMillis(); millis < end; millis++) {
            quota.setClock(Instant.parse("2026-03-01T12:00:00Z").plusMillis(millis));
            nodes.forEach(Node::step);
            mostAtOnce = Math.max(
                    mostAtOnce,
                    nodes.stream().mapToInt(node -> node.ends.size()).sum());
        }
    }

    /// Passes time until a caller has made so many calls.
    Duration until(Caller caller, int calls) {
        long begin = millis;
        while (made(caller) < calls) {
            pass(Duration.ofMillis(1));
        }
        return Duration.ofMillis(millis - begin);
    }

    int made(Caller caller) {
        return made.getOrDefault(caller, 0);
    }

    /// How many calls were made within a while that ends now.
    long madeWithin(Duration last) {
        return callsAt.stream().filter(at -> at >= millis - last.toMillis()).count();
    }

    /// The most calls in any second.
    int mostInASecond() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < callsAt.size(); last++) {
            while (callsAt.get(last) - callsAt.get(first) >= 1_000) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /// The most calls under way at the same time, on all nodes.
    int mostAtOnce() {
        return mostAtOnce;
    }

    /// A node.
    final class Node {

        private final Quota its;
        private final Allowance allowance = new Allowance(() -> millis * MILLI);
        private final Demand demand = new Demand(() -> millis * MILLI);
        private final Turns turns = new Turns();
        private final Map<Turns.Turn, Caller> waiting = new HashMap<>();
        private final PriorityQueue<Long> ends = new PriorityQueue<>();
        private long renewal = millis;
        private boolean still;

        private Node(Quota its) {
            this.its = its;
        }

        /// Somebody has calls to make, one after the other and without end.
        void calls(Caller caller) {
            demand.by(caller);
            waiting.put(turns.join(caller, () -> {}), caller);
        }

        /// Stands still.
        void freeze() {
            still = true;
        }

        void thaw() {
            still = false;
        }

        private void step() {
            while (!ends.isEmpty() && ends.peek() <= millis) {
                ends.remove();
                allowance.givePlaceBack();
            }
            if (still) {
                return;
            }
            while (allowance.isLive()
                    && allowance.isPlaceFree()
                    && allowance.ahead().isZero()
                    && !waiting.isEmpty()) {
                call();
            }
            if (!waiting.isEmpty() && !allowance.isPlaceFree()) {
                demand.shortOfPlaces();
            } else if (!waiting.isEmpty()) {
                demand.shortOfCalls();
            }
            // Later than the calls: who was thawed may try to go on with what he had.
            if (millis >= renewal) {
                waiting.values().forEach(demand::by);
                QuotaBlock block = its.take("credential", demand.claim(allowance, Hearing.NOTHING));
                allowance.renewed(block, millis * MILLI);
                turns.spread(block.nodes());
                renewal = millis + (block.isSettled() ? 2_000 : 1_000);
            }
        }

        private void call() {
            Map.Entry<Turns.Turn, Caller> first = waiting.entrySet().stream()
                    .filter(entry -> turns.isFirst(entry.getKey()))
                    .findFirst()
                    .orElseThrow();
            Caller caller = first.getValue();
            allowance.takePlace();
            allowance.takeCall();
            turns.made(caller);
            demand.made(allowance.busy());
            ends.add(millis + latency.toMillis());
            callsAt.add(millis);
            made.merge(caller, 1, Integer::sum);
            turns.leave(first.getKey());
            waiting.remove(first.getKey());
            calls(caller);
        }
    }
}
