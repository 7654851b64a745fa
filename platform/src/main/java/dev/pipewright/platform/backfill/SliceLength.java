package dev.pipewright.platform.backfill;

import dev.pipewright.model.Sentence;
import dev.pipewright.platform.load.ValueKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// How long the slices of a back-fill are: some days, or some months.
///
/// @param period of days only, or of months only; at least one of them
public record SliceLength(Period period) {

    private static final int LENGTH_OF_DATE = 10;

    public SliceLength {
        if (!period.toString().matches("P[1-9][0-9]*[DM]")) {
            throw new IllegalArgumentException("not the length of a slice: " + period);
        }
    }

    /// A length as it is written, as in `P1D`, `P1W`, `P1M` or `P10D`.
    ///
    /// @throws BackFillRefusedException if it is none
    public static SliceLength of(String text) {
        if (!text.matches("P[1-9][0-9]{0,3}[DWM]")) {
            throw new BackFillRefusedException(Sentence.of("platform.backfillLength", "value", text));
        }
        return new SliceLength(Period.parse(text));
    }

    /// Divides a range. Each slice begins some lengths after the range, so that months of different lengths leave
    /// no gap; the last one may be shorter.
    ///
    /// @param kind of both values: days, local times or instants, of which the days are those of UTC
    /// @param most how many slices at most
    /// @return the slices in their order; more than `most` of them say that there are too many, not how many
    List<SliceBounds> divide(ValueKind kind, String from, String to, int most) {
        LocalDateTime first = moment(from);
        LocalDateTime end = moment(to);
        var slices = new ArrayList<SliceBounds>();
        String begin = from;
        for (int at = 1; slices.size() <= most; at++) {
            LocalDateTime next = first.plus(period.multipliedBy(at));
            if (!next.isBefore(end)) {
                slices.add(new SliceBounds(begin, to));
                break;
            }
            slices.add(new SliceBounds(begin, text(kind, next)));
            begin = text(kind, next);
        }
        return slices;
    }

    /// A day, a local time or an instant on a clock of UTC.
    static LocalDateTime moment(String value) {
        return value.length() == LENGTH_OF_DATE
                ? LocalDate.parse(value).atStartOfDay()
                : LocalDateTime.parse(value.endsWith("Z") ? value.substring(0, value.length() - 1) : value);
    }

    static String text(ValueKind kind, LocalDateTime moment) {
        return switch (kind) {
            case DATE -> moment.toLocalDate().toString();
            case INSTANT -> moment.atOffset(ZoneOffset.UTC).toInstant().toString();
            case LOCAL, NUMBER, NONE -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
        };
    }

    /// As [#of] reads it.
    @Override
    public String toString() {
        return period.toString();
    }
}
