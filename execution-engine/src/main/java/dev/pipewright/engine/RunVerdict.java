package dev.pipewright.engine;

import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.ExecutionPlan.Link;
import dev.pipewright.engine.plan.StageInput;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a run that came to its end is: the state it ends in, by its balances alone.
///
/// @param failure why it failed, as [dev.pipewright.model.Sentences] reads it; absent otherwise
public record RunVerdict(RunState state, @Nullable String failure) {

    private static final List<DocumentState> UNDONE = List.of(
            DocumentState.REJECTED,
            DocumentState.FAILED,
            DocumentState.UNKNOWN,
            DocumentState.SUPERSEDED,
            DocumentState.CANCELLED);

    /// Judges a run of which all stages are done.
    public static RunVerdict of(ExecutionPlan plan, Map<NodeId, Balance> balances, Map<NodeId, NodeCounts> counts) {
        for (var entry : counts.entrySet()) {
            if (!entry.getValue().isBalanced()) {
                return unbalanced("engine.unbalancedRecords", entry.getKey(), entry.getValue());
            }
        }
        for (var entry : balances.entrySet()) {
            Balance balance = entry.getValue();
            if (!balance.isBalanced() || balance.count(DocumentState.WAITING) > 0) {
                return unbalanced("engine.unbalancedDocuments", entry.getKey(), balance);
            }
            long formed = counts.getOrDefault(entry.getKey(), NodeCounts.ZERO).out();
            if (balance.formed() != formed) {
                return unbalanced(
                        "engine.unbalancedDocuments", entry.getKey(), formed + " counted one by one, " + balance);
            }
        }
        Optional<Arrivals.Difference> difference = new Arrivals(plan, balances, counts).first();
        if (difference.isPresent()) {
            return unbalanced("engine.unbalancedArrivals", difference.get().node(), difference.get());
        }
        boolean rejects = counts.values().stream().anyMatch(count -> count.rejected() > 0)
                || balances.values().stream()
                        .anyMatch(balance -> UNDONE.stream().anyMatch(state -> balance.count(state) > 0));
        if (rejects) {
            return new RunVerdict(RunState.COMPLETED_WITH_REJECTS, null);
        }
        return new RunVerdict(isEmpty(plan, balances, counts) ? RunState.COMPLETED_EMPTY : RunState.COMPLETED, null);
    }

    /// True if nothing came as far as a call or to an end of the drawing. What a source read and knew to be unchanged
    /// would have come so far.
    private static boolean isEmpty(ExecutionPlan plan, Map<NodeId, Balance> balances, Map<NodeId, NodeCounts> counts) {
        boolean unchanged = plan.stages().stream()
                .filter(stage -> stage.input() instanceof StageInput.Read)
                .map(stage -> counts.getOrDefault(stage.input().id(), NodeCounts.ZERO))
                .anyMatch(count -> count.filtered() > 0);
        if (unchanged) {
            return false;
        }
        Set<NodeId> left = plan.links().stream().map(Link::from).collect(Collectors.toSet());
        return balances.values().stream().allMatch(balance -> balance.formed() == 0)
                && plan.links().stream()
                        .map(Link::to)
                        .filter(node -> !left.contains(node))
                        .allMatch(
                                end -> counts.getOrDefault(end, NodeCounts.ZERO).in() == 0);
    }

    private static RunVerdict unbalanced(String key, NodeId node, Object found) {
        return new RunVerdict(
                RunState.FAILED, Sentence.of(key, "node", node, "found", found).kept());
    }
}
