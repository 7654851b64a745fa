package dev.pipewright.platform.shadow;

import dev.pipewright.platform.shadow.ShadowDocument.Worth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds up what comparisons find. Used by one thread.
final class ShadowTally {

    private final Map<ShadowKind, Long> counts = new EnumMap<>(ShadowKind.class);
    private final Map<String, Sums> sums = new TreeMap<>();
    private final List<ShadowDocument> documents = new ArrayList<>();
    private long same;
    private long answeredDifferently;

    private static final class Sums {
        BigDecimal amountBefore = BigDecimal.ZERO;
        BigDecimal amountAfter = BigDecimal.ZERO;
        BigDecimal taxBefore = BigDecimal.ZERO;
        BigDecimal taxAfter = BigDecimal.ZERO;
    }

    /// A document that both versions send in the same way.
    ///
    /// @param differs true if the answers differ
    void same(Worth worth, boolean differs) {
        same++;
        answeredDifferently += differs ? 1 : 0;
        add(worth, worth);
    }

    void add(ShadowDocument document) {
        counts.merge(document.kind(), 1L, Long::sum);
        // What one side knows no answer for is on neither side of the sums.
        if (document.kind() != ShadowKind.NOT_COMPARED) {
            add(document.before(), document.after());
        }
        if (documents.size() < ShadowReport.MOST) {
            documents.add(document);
        }
    }

    private void add(Worth before, Worth after) {
        if (!before.equals(Worth.NOTHING)) {
            Sums sum = sums.computeIfAbsent(before.currency(), _ -> new Sums());
            sum.amountBefore = sum.amountBefore.add(orZero(before.amount()));
            sum.taxBefore = sum.taxBefore.add(orZero(before.tax()));
        }
        if (!after.equals(Worth.NOTHING)) {
            Sums sum = sums.computeIfAbsent(after.currency(), _ -> new Sums());
            sum.amountAfter = sum.amountAfter.add(orZero(after.amount()));
            sum.taxAfter = sum.taxAfter.add(orZero(after.tax()));
        }
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    ShadowReport report() {
        List<CurrencyTotal> totals = sums.entrySet().stream()
                .map(entry -> new CurrencyTotal(
                        entry.getKey(),
                        entry.getValue().amountBefore,
                        entry.getValue().amountAfter,
                        entry.getValue().taxBefore,
                        entry.getValue().taxAfter))
                .toList();
        return new ShadowReport(same, answeredDifferently, counts, totals, documents);
    }
}
