package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a source writes dates, in the letters that spreadsheets and Java use: `d` day, `M` month, `y` year, `H`
/// or `h` hour, `m` minute, `s` second, `a` am or pm, `X` offset.
final class DateFormat {

    /// Letters that stand for names of zones, which mean several zones each, as IST does.
    private static final String ZONE_NAMES = "zvVO";

    private final String pattern;
    private final DateTimeFormatter formatter;

    DateFormat(String pattern, Locale locale) {
        this.pattern = pattern;
        try {
            this.formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(withPlainYears(pattern))
                    .toFormatter(locale)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException _) {
            throw unreadable(pattern);
        }
    }

    private static NotUnderstoodException unreadable(String pattern) {
        return new NotUnderstoodException(
                Sentence.of("engine.badDateFormat", "format", NotUnderstoodException.shown(pattern)));
    }

    /// Java's `y` is the year of an era and means nothing without the era.
    private static String withPlainYears(String pattern) {
        var plain = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && ZONE_NAMES.indexOf(c) >= 0) {
                throw unreadable(pattern);
            }
            plain.append(c == 'y' && !quoted ? 'u' : c);
        }
        return plain.toString();
    }

    /// Reads a text, or returns null if it is not in this format.
    @Nullable
    WrittenTime read(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneOffset offset = parsed.query(TemporalQueries.offset());
            return date == null ? null : new WrittenTime(date, time, offset);
        } catch (DateTimeException _) {
            return null;
        }
    }

    String write(WrittenTime time) {
        try {
            return formatter.format(time.temporal());
        } catch (DateTimeException _) {
            throw new NotUnderstoodException(
                    Sentence.of("engine.formatWantsMore", "format", pattern, "text", time.text()));
        }
    }
}
