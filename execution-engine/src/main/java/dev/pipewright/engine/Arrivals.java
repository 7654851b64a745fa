package dev.pipewright.engine;

import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.ExecutionPlan.Link;
import dev.pipewright.model.NodeId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Compares what left the nodes of a run with what arrived at those behind them: nothing is lost on the way, and
/// nothing arrives twice. A call gives on its documents that succeeded or are unchanged, so at a sink behind it
/// this is the balance of what was delivered.
final class Arrivals {

    private final List<Link> links;
    private final Map<NodeId, Balance> balances;
    private final Map<NodeId, NodeCounts> counts;

    Arrivals(ExecutionPlan plan, Map<NodeId, Balance> balances, Map<NodeId, NodeCounts> counts) {
        this.links = plan.links();
        this.balances = balances;
        this.counts = counts;
    }

    /// How many records should have arrived at a node, and how many did.
    record Difference(NodeId node, long expected, long arrived) {}

    /// The first node where the two differ.
    Optional<Difference> first() {
        Map<NodeId, Long> expected = new LinkedHashMap<>();
        Set<NodeId> behindSeveralPorts = new HashSet<>();
        for (Link link : links) {
            if (portsOf(link.from()) == 1) {
                expected.merge(link.to(), leftBy(link), Long::sum);
            } else {
                behindSeveralPorts.add(link.to());
            }
        }
        expected.keySet().removeAll(behindSeveralPorts);
        return expected.entrySet().stream()
                .map(entry -> new Difference(entry.getKey(), entry.getValue(), arrivedAt(entry.getKey())))
                .filter(found -> found.expected() != found.arrived())
                .findFirst()
                .or(() -> inAll(behindSeveralPorts));
    }

    /// What leaves by several ports is counted for all of them together, and so is compared with all that arrives.
    private Optional<Difference> inAll(Set<NodeId> behindSeveralPorts) {
        long left = links.stream()
                .map(Link::from)
                .distinct()
                .mapToLong(this::leftIn)
                .sum();
        long arrived = links.stream()
                .map(Link::to)
                .distinct()
                .mapToLong(this::arrivedAt)
                .sum();
        return Stream.concat(
                        behindSeveralPorts.stream().sorted(), links.stream().map(Link::to))
                .filter(_ -> left != arrived)
                .map(node -> new Difference(node, left, arrived))
                .findFirst();
    }

    private long arrivedAt(NodeId node) {
        return counts.getOrDefault(node, NodeCounts.ZERO).in();
    }

    /// Each record leaves by every edge.
    private long leftBy(Link link) {
        return leftIn(link.from()) / edgesOf(link.from());
    }

    private long leftIn(NodeId node) {
        Balance balance = balances.get(node);
        return balance == null
                ? counts.getOrDefault(node, NodeCounts.ZERO).out()
                : edgesOf(node) * (balance.count(DocumentState.SUCCEEDED) + balance.count(DocumentState.UNCHANGED));
    }

    private long edgesOf(NodeId node) {
        return links.stream().filter(link -> link.from().equals(node)).count();
    }

    private long portsOf(NodeId node) {
        return links.stream()
                .filter(link -> link.from().equals(node))
                .map(Link::port)
                .distinct()
                .count();
    }
}
