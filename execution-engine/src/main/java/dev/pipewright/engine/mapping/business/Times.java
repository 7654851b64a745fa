package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates and moments. Days are texts as in `2026-03-02`, moments as in `2026-03-02T10:11:12Z`. What day it is
/// depends on the place, so wherever a zone matters it is said, or it stands in the text.
public final class Times {

    private Times() {}

    /// The day that a text names, as it is written there.
    ///
    /// @param formats how the source may write dates; none if it writes them so that they can be read in one
    ///     way only
    public static String date(String text, List<String> formats, @Nullable String locale) {
        return read(text, formats, locale).date().toString();
    }

    /// The moment that a text names, in UTC.
    ///
    /// @param zone where the source writes its times; not needed if the text says it
    public static String instant(String text, @Nullable String zone, List<String> formats, @Nullable String locale) {
        return read(text, formats, locale).instant(zone).toString();
    }

    /// The moment as the clocks of a zone show it, with the offset.
    public static String in(String moment, String zone) {
        var there = read(moment).instant(null).atZone(Zones.of(zone)).toOffsetDateTime();
        return WrittenTime.of(there).text();
    }

    /// The day on which a moment falls in a zone.
    public static String dateIn(String moment, String zone) {
        return read(moment).instant(null).atZone(Zones.of(zone)).toLocalDate().toString();
    }

    /// Writes a date in a format.
    ///
    /// @param zone whose clocks to show; absent to show what is written
    public static String format(String text, String format, @Nullable String zone, @Nullable String locale) {
        WrittenTime time = read(text);
        if (zone != null) {
            time = WrittenTime.of(time.instant(null).atZone(Zones.of(zone)).toOffsetDateTime());
        }
        return new DateFormat(format, localeOr(locale)).write(time);
    }

    /// The moment in `seconds` or `milliseconds` since 1970.
    public static long epoch(String moment, String unit) {
        Instant instant = read(moment).instant(null);
        return inMilliseconds(unit) ? instant.toEpochMilli() : instant.getEpochSecond();
    }

    /// The moment that is so many `seconds` or `milliseconds` after 1970.
    public static String ofEpoch(long number, String unit) {
        try {
            Instant instant = inMilliseconds(unit) ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            if (Math.abs(instant.getEpochSecond()) < 253_402_300_800L) {
                return instant.toString();
            }
        } catch (DateTimeException _) {
            // Said below.
        }
        throw new NotUnderstoodException(Sentence.of("engine.noEpoch", "number", number, "unit", unit));
    }

    private static boolean inMilliseconds(String unit) {
        if (!unit.equals("seconds") && !unit.equals("milliseconds")) {
            throw new NotUnderstoodException(Sentence.of("engine.noEpochUnit", "unit", unit));
        }
        return unit.equals("milliseconds");
    }

    /// True for what stands for an empty date: zeros, and the first day of the calendar.
    public static boolean isZero(String text) {
        return KnownTimes.isZero(text);
    }

    private static Locale localeOr(@Nullable String tag) {
        return tag == null ? Locale.ENGLISH : Zones.locale(tag);
    }

    static WrittenTime read(String text) {
        return read(text, List.of(), null);
    }

    private static WrittenTime read(String given, List<String> formats, @Nullable String locale) {
        String text = PlainTexts.clean(given);
        if (KnownTimes.isZero(text) || text.isEmpty()) {
            throw new NotUnderstoodException(Sentence.of("engine.zeroDate", "text", text));
        }
        WrittenTime read = formats.isEmpty() ? KnownTimes.read(text) : inOneOf(text, formats, localeOr(locale));
        if (read != null) {
            return read;
        }
        String shown = NotUnderstoodException.shown(text);
        if (!formats.isEmpty()) {
            throw new NotUnderstoodException(
                    Sentence.of("engine.dateInOtherFormat", "text", shown, "formats", String.join("', '", formats)));
        }
        throw new NotUnderstoodException(
                KnownTimes.needsFormat(text)
                        ? Sentence.of("engine.dateNeedsFormat", "text", shown)
                        : Sentence.of("engine.noDate", "text", shown));
    }

    private static @Nullable WrittenTime inOneOf(String text, List<String> formats, Locale locale) {
        WrittenTime found = null;
        for (String format : formats) {
            WrittenTime read = new DateFormat(format, locale).read(text);
            if (found != null && read != null && !read.equals(found)) {
                throw new NotUnderstoodException(
                        Sentence.of("engine.dateInTwoWays", "text", text, "one", found.text(), "other", read.text()));
            }
            found = read == null ? found : read;
        }
        return found;
    }
}
