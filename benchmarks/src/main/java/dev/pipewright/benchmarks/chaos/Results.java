package dev.pipewright.benchmarks.chaos;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.simulators.erp.FoodMartTotals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Results as they were written, summed up so that they can be compared with what is published.
///
/// @param doubled the keys that occur more than once
public record Results(
        int orders, Set<String> doubled, BigDecimal amount, BigDecimal exempt, BigDecimal taxable, BigDecimal tax) {

    public Results {
        doubled = Set.copyOf(doubled);
    }

    /// Reads a file of results.
    public static Results of(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return of(lines.toList());
        }
    }

    /// Reads results, one JSON object a line.
    public static Results of(List<String> lines) throws IOException {
        Set<String> keys = new HashSet<>();
        Set<String> doubled = new LinkedHashSet<>();
        var sums = new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        for (String line : lines) {
            Map<?, ?> result = parsed(line);
            String key = String.valueOf(result.get("documentCode"));
            if (!keys.add(key)) {
                doubled.add(key);
            }
            List<String> fields = List.of("totalAmount", "totalExempt", "totalTaxable", "totalTax");
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sums[i].add(money(result.get(fields.get(i))));
            }
        }
        return new Results(lines.size(), doubled, sums[0], sums[1], sums[2], sums[3]);
    }

    /// What the results of a period of FoodMart must be.
    ///
    /// @param period a month as in `1997-01`, or the year `1997`
    public static Results published(String period) {
        FoodMartTotals all = FoodMartTotals.of(period).stream()
                .filter(totals -> totals.state().equals("ALL"))
                .findFirst()
                .orElseThrow();
        return new Results(all.orders(), Set.of(), all.amount(), all.exempt(), all.taxable(), all.tax());
    }

    private static BigDecimal money(@Nullable Object value) {
        return new BigDecimal(Objects.requireNonNull(value).toString());
    }

    private static Map<?, ?> parsed(String line) throws IOException {
        try {
            return JsonValues.parse(line) instanceof Map<?, ?> result ? result : Map.of();
        } catch (InvalidJson e) {
            throw new IOException("not a result: " + line, e);
        }
    }
}
