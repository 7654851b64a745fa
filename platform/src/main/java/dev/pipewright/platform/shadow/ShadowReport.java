package dev.pipewright.platform.shadow;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a draft would do otherwise than the live version.
///
/// @param same documents that both send in the same way
/// @param answeredDifferently of these, how many the target answered otherwise all the same: not the draft's doing, so
///     the live version's answer counts for both
/// @param counts how many documents of each kind there are; kinds without any are missing
/// @param totals by currency
/// @param documents of each kind but the same, the first [#MOST]
public record ShadowReport(
        long same,
        long answeredDifferently,
        Map<ShadowKind, Long> counts,
        List<CurrencyTotal> totals,
        List<ShadowDocument> documents) {

    /// More documents are counted, but not kept one by one.
    public static final int MOST = 2_000;

    public ShadowReport(
            long same,
            long answeredDifferently,
            Map<ShadowKind, Long> counts,
            List<CurrencyTotal> totals,
            List<ShadowDocument> documents) {
        this.same = same;
        this.answeredDifferently = answeredDifferently;
        var ordered = new EnumMap<ShadowKind, Long>(ShadowKind.class);
        ordered.putAll(counts);
        this.counts = Collections.unmodifiableMap(ordered);
        this.totals = List.copyOf(totals);
        this.documents = List.copyOf(documents);
    }

    /// How many documents the draft changes in any way, and those that could not be compared.
    public long changed() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
