package dev.pipewright.engine.ledger;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The balance of a call node's documents: every document formed is in exactly one state.
///
/// @param formed how many documents were formed, counted when they were, not summed from the states
/// @param byState how many are in each state now; all states are present
/// @param amounts the sum of the documents' amounts by currency
/// @param amountUnknown how many documents have no known amount
/// @param calls how many requests were sent
public record Balance(
        long formed,
        Map<DocumentState, Long> byState,
        Map<String, BigDecimal> amounts,
        long amountUnknown,
        long calls) {

    /// All states in the order in which a balance is told: what went well first.
    public static final List<DocumentState> STATES = List.of(
            DocumentState.SUCCEEDED,
            DocumentState.UNCHANGED,
            DocumentState.DUPLICATE,
            DocumentState.REJECTED,
            DocumentState.FAILED,
            DocumentState.WAITING,
            DocumentState.UNKNOWN,
            DocumentState.SUPERSEDED,
            DocumentState.CANCELLED);

    public Balance {
        var all = new EnumMap<DocumentState, Long>(DocumentState.class);
        for (DocumentState state : DocumentState.values()) {
            all.put(state, byState.getOrDefault(state, 0L));
        }
        byState = Map.copyOf(all);
        amounts = Map.copyOf(amounts);
    }

    public long count(DocumentState state) {
        return byState.getOrDefault(state, 0L);
    }

    /// True if every document is accounted for.
    public boolean isBalanced() {
        return formed == byState.values().stream().mapToLong(Long::longValue).sum();
    }
}
