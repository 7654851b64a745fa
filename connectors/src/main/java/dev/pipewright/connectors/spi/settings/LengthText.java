package dev.pipewright.connectors.spi.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lengths of time as people read and write them, as in `1 min 30 s`.
public final class LengthText {

    private static final List<Unit> UNITS = List.of(
            new Unit("d", "d", Duration.ofDays(1)),
            new Unit("h", "h", Duration.ofHours(1)),
            new Unit("min", "m", Duration.ofMinutes(1)),
            new Unit("s", "sec", Duration.ofSeconds(1)),
            new Unit("ms", "ms", Duration.ofMillis(1)));

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,9}(?:\\.\\d{1,9})?)\\s*("
            + UNITS.stream()
                    .flatMap(unit -> Stream.of(unit.name(), unit.otherName()))
                    .distinct()
                    .collect(Collectors.joining("|"))
            + ")(?![a-z])\\s*");

    private LengthText() {}

    /// A unit that a length of time is written in.
    ///
    /// @param name the word that is written
    /// @param otherName a word that is read as well; may be the same
    public record Unit(String name, String otherName, Duration length) {

        boolean isCalled(String word) {
            return word.equals(name) || word.equals(otherName);
        }
    }

    /// How lengths of time are written, for whoever reads them in another language, as pages do. The patterns are for
    /// texts in small letters.
    ///
    /// @param units the largest first
    /// @param number what counts a unit that is known
    /// @param part a count and the word of its unit; a text is one or more of them
    public record Grammar(List<Unit> units, String number, String part) {}

    public static Grammar grammar() {
        return new Grammar(UNITS, NUMBER.pattern(), PART.pattern());
    }

    /// A length of time in days, hours, minutes, seconds and milliseconds, without those that are none of.
    public static String of(Duration length) {
        List<String> parts = new ArrayList<>();
        Duration rest = length;
        for (Unit unit : UNITS) {
            long count = rest.dividedBy(unit.length());
            if (count > 0) {
                parts.add(count + " " + unit.name());
            }
            rest = rest.minus(unit.length().multipliedBy(count));
        }
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
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
        return UNITS.stream()
                .filter(unit -> unit.isCalled(part.group(2)))
                .findFirst()
                .map(unit -> times(part.group(1), unit.length()))
                .orElse(Duration.ZERO);
    }

    private static Duration times(String count, Duration unit) {
        return Duration.ofMillis(new BigDecimal(count)
                .multiply(BigDecimal.valueOf(unit.toMillis()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue());
    }
}
