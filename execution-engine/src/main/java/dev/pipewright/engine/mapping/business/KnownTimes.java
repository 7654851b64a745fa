package dev.pipewright.engine.mapping.business;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The ways to write dates that can be read in one way only: with the year first, with the month as a word, and
/// the milliseconds of OData.
final class KnownTimes {

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:[T ]+(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
                    + " ?(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern COMPACT =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})(Z)?)?");
    private static final Pattern ODATA = Pattern.compile("/Date\\((-?\\d{1,14})(?:([+-])(\\d{4}))?\\)/");
    private static final Pattern ZERO = Pattern.compile("0{8}|0{14}"
            + "|(?:0000([-/.])00\\1?00|00[-/.]00[-/.]0000|0001-01-01)(?:[T ]00:00(?::00(?:\\.0+)?)?(?:Z|\\+00:00)?)?"
            + "|/Date\\(-62135596800000(?:[+-]0000)?\\)/");
    private static final Pattern DAY_AND_MONTH = Pattern.compile("\\d{1,2}[-/. ]\\d{1,2}[-/. ]\\d{2,4}\\b.*");
    private static final List<DateFormat> WITH_WORDS = List.of(
            new DateFormat("d[-][ ]MMM[-][ ]yyyy", Locale.ENGLISH),
            new DateFormat("d[.] MMMM yyyy", Locale.ENGLISH),
            new DateFormat("MMM d, yyyy", Locale.ENGLISH),
            new DateFormat("MMMM d, yyyy", Locale.ENGLISH));
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("[XXX][XX][X]", Locale.ROOT);

    private KnownTimes() {}

    /// True for what stands for an empty date: zeros, and the first day of the calendar.
    static boolean isZero(String text) {
        return ZERO.matcher(text).matches();
    }

    /// True if only the format can tell day from month.
    static boolean needsFormat(String text) {
        return DAY_AND_MONTH.matcher(text).matches();
    }

    /// Reads a text, or returns null if it is none of the known ways, or names a day that does not exist.
    static @Nullable WrittenTime read(String text) {
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return iso(iso);
            }
            Matcher compact = COMPACT.matcher(text);
            if (compact.matches()) {
                return compact(compact);
            }
            Matcher odata = ODATA.matcher(text);
            return odata.matches() ? odata(odata) : withWords(text);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static WrittenTime iso(Matcher found) {
        var date = LocalDate.of(number(found.group(1)), number(found.group(3)), number(found.group(4)));
        if (found.group(5) == null) {
            return new WrittenTime(date, null, null);
        }
        String fraction = found.group(8) == null ? "" : found.group(8);
        int nanos = number((fraction + "000000000").substring(0, 9));
        int second = found.group(7) == null ? 0 : number(found.group(7));
        var time = LocalTime.of(number(found.group(5)), number(found.group(6)), second, nanos);
        return new WrittenTime(date, time, offset(found.group(9)));
    }

    private static @Nullable ZoneOffset offset(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.equals("UTC") || text.equals("Z") ? ZoneOffset.UTC : ZoneOffset.from(OFFSET.parse(text));
    }

    private static @Nullable WrittenTime compact(Matcher found) {
        var date = LocalDate.of(number(found.group(1)), number(found.group(2)), number(found.group(3)));
        if (found.group(4) == null) {
            return new WrittenTime(date, null, null);
        }
        var time = LocalTime.of(number(found.group(4)), number(found.group(5)), number(found.group(6)));
        return new WrittenTime(date, time, found.group(7) == null ? null : ZoneOffset.UTC);
    }

    /// The milliseconds are in UTC; the offset is in minutes and says how the day was written.
    private static WrittenTime odata(Matcher found) {
        int minutes = found.group(3) == null ? 0 : number(found.group(3));
        int seconds = 60 * ("-".equals(found.group(2)) ? -minutes : minutes);
        var moment = Instant.ofEpochMilli(Long.parseLong(found.group(1)));
        return WrittenTime.of(moment.atOffset(ZoneOffset.ofTotalSeconds(seconds)));
    }

    private static @Nullable WrittenTime withWords(String text) {
        for (DateFormat format : WITH_WORDS) {
            WrittenTime read = format.read(text);
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
