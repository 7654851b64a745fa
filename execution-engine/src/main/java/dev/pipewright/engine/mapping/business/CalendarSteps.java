package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.Map;

/// Calculates with dates as [Times] writes them.
public final class CalendarSteps {

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "seconds", ChronoUnit.SECONDS,
            "minutes", ChronoUnit.MINUTES,
            "hours", ChronoUnit.HOURS,
            "days", ChronoUnit.DAYS,
            "weeks", ChronoUnit.WEEKS,
            "months", ChronoUnit.MONTHS,
            "years", ChronoUnit.YEARS);
    private static final Map<String, TemporalField> PARTS = Map.of(
            "year", ChronoField.YEAR,
            "quarter", IsoFields.QUARTER_OF_YEAR,
            "month", ChronoField.MONTH_OF_YEAR,
            "week", WeekFields.ISO.weekOfWeekBasedYear(),
            "weekday", ChronoField.DAY_OF_WEEK,
            "day", ChronoField.DAY_OF_MONTH,
            "hour", ChronoField.HOUR_OF_DAY,
            "minute", ChronoField.MINUTE_OF_HOUR,
            "second", ChronoField.SECOND_OF_MINUTE);

    /// The last one of four digits.
    private static final int LAST_YEAR = 9999;

    private CalendarSteps() {}

    /// A later date, or an earlier one for a negative amount. Of a month that has no such day it is the last
    /// day.
    public static String plus(String text, long amount, String unit) {
        try {
            WrittenTime later = WrittenTime.of(Times.read(text).temporal().plus(amount, unit(unit)));
            if (later.date().getYear() > 0 && later.date().getYear() <= LAST_YEAR) {
                return later.text();
            }
        } catch (DateTimeException | ArithmeticException _) {
            // Said below.
        }
        throw new NotUnderstoodException(
                Sentence.of("engine.noSuchTime", "text", text, "amount", amount, "unit", unit));
    }

    /// How many whole units lie between two dates; negative if the second is earlier.
    public static long between(String from, String to, String unit) {
        Temporal start = Times.read(from).temporal();
        Temporal end = Times.read(to).temporal();
        if (start.getClass() != end.getClass()) {
            throw new NotUnderstoodException(Sentence.of("engine.differentTimes", "one", from, "other", to));
        }
        try {
            return unit(unit).between(start, end);
        } catch (DateTimeException _) {
            throw new NotUnderstoodException(Sentence.of("engine.noSuchPart", "text", from, "part", unit));
        }
    }

    /// A number out of a date: its `year`, `quarter`, `month`, ISO `week`, `weekday` (1 is Monday), `day`,
    /// `hour`, `minute` or `second`.
    public static long part(String text, String part) {
        TemporalField field = PARTS.get(part);
        Temporal time = Times.read(text).temporal();
        if (field == null || !time.isSupported(field)) {
            throw new NotUnderstoodException(Sentence.of("engine.noSuchPart", "text", text, "part", part));
        }
        return time.get(field);
    }

    /// The first day of the `week`, `month`, `quarter` or `year` of a date.
    public static String startOf(String text, String period) {
        return start(Times.read(text).date(), period).toString();
    }

    /// The last day of the `week`, `month`, `quarter` or `year` of a date.
    public static String endOf(String text, String period) {
        LocalDate start = start(Times.read(text).date(), period);
        LocalDate next = switch (period) {
            case "week" -> start.plusWeeks(1);
            case "month" -> start.plusMonths(1);
            case "quarter" -> start.plusMonths(3);
            default -> start.plusYears(1);
        };
        return next.minusDays(1).toString();
    }

    private static LocalDate start(LocalDate date, String period) {
        return switch (period) {
            case "week" -> date.minusDays(date.getDayOfWeek().getValue() - 1L);
            case "month" -> date.withDayOfMonth(1);
            case "quarter" -> date.with(date.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
            case "year" -> date.with(TemporalAdjusters.firstDayOfYear());
            default -> throw new NotUnderstoodException(Sentence.of("engine.noPeriod", "period", period));
        };
    }

    private static ChronoUnit unit(String name) {
        ChronoUnit unit = UNITS.get(name);
        if (unit == null) {
            throw new NotUnderstoodException(Sentence.of("engine.noUnit", "unit", name));
        }
        return unit;
    }
}
