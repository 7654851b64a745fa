package dev.pipewright.simulators.taxman;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What TAXMAN was asked and what it did since its start or its last reset.
///
/// @param calls calls that arrived, by the id of their kind ([CallKind#id]), whatever became of them
/// @param recordingCalls the sum of the calls that could have left something behind
/// @param documents the documents recorded now
/// @param recorded the changes made: creations, adjustments, commits, voids and refunds
/// @param replays calls answered again from their idempotency key
/// @param refused calls refused because something was wrong with them
/// @param limited calls refused by a limit
/// @param faults failures made on purpose, by their name
/// @param mostAtOnce the most calls under way at the same time
public record TaxmanCounters(
        Map<String, Long> calls,
        long recordingCalls,
        int documents,
        long recorded,
        long replays,
        long refused,
        long limited,
        Map<String, Long> faults,
        int mostAtOnce) {

    /// Keeps copies of the maps, in their order.
    public TaxmanCounters {
        calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
        faults = Collections.unmodifiableMap(new LinkedHashMap<>(faults));
    }

    /// The calls of one kind.
    public long calls(CallKind kind) {
        return calls.getOrDefault(kind.id(), 0L);
    }
}
