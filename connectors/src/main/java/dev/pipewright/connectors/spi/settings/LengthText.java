package dev.pipewright.connectors.spi.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lengths of time as people read and write them, as in `1 min 30 s`.
public final class LengthText {

    private static final Map<String, Duration> UNITS = units();
    private static final Map<String, String> SHORT = Map.of("m", "min", "sec", "s");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern PART =
            Pattern.compile("\\s*(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(d|h|min|ms|m|sec|s)(?![a-z])\\s*");

    private LengthText() {}

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("d", Duration.ofDays(1));
        units.put("h", Duration.ofHours(1));
        units.put("min", Duration.ofMinutes(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("ms", Duration.ofMillis(1));
        return units;
    }

    /// A length of time in days, hours, minutes, seconds and milliseconds, without those that are none of.
    public static String of(Duration length) {
        Map<String, Long> parts = new LinkedHashMap<>();
        Duration rest = length;
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long count = rest.dividedBy(unit.getValue());
            parts.put(unit.getKey(), count);
            rest = rest.minus(unit.getValue().multipliedBy(count));
        }
        String text = parts.entrySet().stream()
                .filter(part -> part.getValue() > 0)
                .map(part -> part.getValue() + " " + part.getKey())
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? "0 s" : text;
    }

    /// Reads what a person wrote, as in `90`, `1m 30s` or `2 h`; empty if it is no length of time.
    ///
    /// @param unit what a number without a unit counts
    public static Optional<Duration> read(String text, Duration unit) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (NUMBER.matcher(plain).matches()) {
            return Optional.of(times(plain, unit));
        }
        if (plain.isEmpty() || !PART.matcher(plain).replaceAll("").isEmpty()) {
            return Optional.empty();
        }
        return PART.matcher(plain).results().map(LengthText::partOf).reduce(Duration::plus);
    }

    private static Duration partOf(MatchResult part) {
        String name = part.group(2);
        return times(part.group(1), UNITS.getOrDefault(SHORT.getOrDefault(name, name), Duration.ZERO));
    }

    private static Duration times(String count, Duration unit) {
        return Duration.ofMillis(new BigDecimal(count)
                .multiply(BigDecimal.valueOf(unit.toMillis()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue());
    }
}
