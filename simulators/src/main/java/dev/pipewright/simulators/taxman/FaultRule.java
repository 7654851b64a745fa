package dev.pipewright.simulators.taxman;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lets a share of the calls fail. The choice depends on the seed, the document and the number of the try alone, so a
/// run meets the same faults whatever its concurrency.
///
/// @param company whose calls; empty for all
/// @param percent of the tries, 0 to 100
/// @param faults the faults to choose from
/// @param calls the ids of the kinds of call; empty for all but ping
/// @param maxPerDocument the most faults that one document meets
record FaultRule(String company, int percent, List<Fault> faults, long seed, Set<String> calls, int maxPerDocument) {

    private static final String DEFAULT_DELAY = "2000";

    /// Reads a rule as it is sent to `/admin/faults`.
    static FaultRule read(Map<?, ?> body) throws Refusal {
        var fields = new Fields(body);
        int percent = fields.decimal("percent", BigDecimal.ZERO).intValue();
        if (percent < 0 || percent > 100) {
            fields.complain(TaxmanError.INVALID_VALUE, "'percent' must be from 0 to 100.", "percent");
        }
        var delay = Duration.ofMillis(Long.parseLong(fields.text("delayMillis", DEFAULT_DELAY, 9)));
        int retryAfter = fields.decimal("retryAfterSeconds", BigDecimal.ONE).intValue();
        var faults = new ArrayList<Fault>();
        for (String name : texts(body.get("kinds"))) {
            Fault.find(name, delay, retryAfter)
                    .ifPresentOrElse(
                            faults::add,
                            () -> fields.complain(
                                    TaxmanError.INVALID_VALUE, "There is no fault '" + name + "'.", "kinds"));
        }
        if (percent > 0 && faults.isEmpty()) {
            fields.require("kinds");
        }
        long seed = fields.decimal("seed", BigDecimal.ZERO).longValue();
        int most = fields.decimal("maxPerDocument", new BigDecimal(3)).intValue();
        Set<String> calls = texts(body.get("calls")).stream()
                .map(call -> call.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String company = fields.text("company", "", 50);
        fields.refuseIfWrong();
        return new FaultRule(company, percent, List.copyOf(faults), seed, calls, most);
    }

    /// Chooses the fault of a try, or none.
    ///
    /// @param subject the document, or what stands for it
    /// @param attempt the number of the try, from 1
    /// @param faultsSoFar how many faults this subject met
    Optional<Fault> choose(CallKind kind, String ofCompany, String subject, int attempt, int faultsSoFar) {
        boolean meant = (company.isEmpty() || company.equals(ofCompany))
                && (calls.isEmpty() ? kind != CallKind.PING : calls.contains(kind.id()));
        if (!meant || faults.isEmpty() || faultsSoFar >= maxPerDocument) {
            return Optional.empty();
        }
        long chance = mixed(seed * 31 + subject.hashCode() * 1_000_003L + attempt);
        if (Math.floorMod(chance, 100L) >= percent) {
            return Optional.empty();
        }
        return Optional.of(faults.get((int) Math.floorMod(mixed(chance), (long) faults.size())));
    }

    /// Spreads the bits of a number, so that neighbours have nothing in common (the finisher of SplitMix64).
    private static long mixed(long number) {
        long bits = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }
}
