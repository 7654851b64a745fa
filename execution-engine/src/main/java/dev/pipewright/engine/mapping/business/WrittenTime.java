package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A date as far as it was written.
///
/// @param time absent if only a day was written
/// @param offset from UTC; absent if none was written, and never without a time
record WrittenTime(
        LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset offset) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    static WrittenTime of(OffsetDateTime moment) {
        return new WrittenTime(moment.toLocalDate(), moment.toLocalTime(), moment.getOffset());
    }

    /// The time as far as it is known, for calculating and formatting.
    Temporal temporal() {
        LocalTime hour = time();
        ZoneOffset known = offset();
        if (hour == null) {
            return date;
        }
        return known == null ? LocalDateTime.of(date, hour) : OffsetDateTime.of(date, hour, known);
    }

    static WrittenTime of(Temporal temporal) {
        return switch (temporal) {
            case OffsetDateTime moment -> of(moment);
            case LocalDateTime local -> new WrittenTime(local.toLocalDate(), local.toLocalTime(), null);
            case LocalDate day -> new WrittenTime(day, null, null);
            default -> throw new IllegalArgumentException("no written time: " + temporal);
        };
    }

    /// The moment.
    ///
    /// @param zone where the time was written, if it has no offset; a day alone is its beginning there
    Instant instant(@Nullable String zone) {
        ZoneOffset known = offset();
        LocalTime hour = time();
        if (known != null && hour != null) {
            return OffsetDateTime.of(date, hour, known).toInstant();
        }
        if (zone == null) {
            throw new NotUnderstoodException(Sentence.of("engine.noZoneGiven", "text", text()));
        }
        ZoneId where = Zones.of(zone);
        return hour == null ? date.atStartOfDay(where).toInstant() : moment(LocalDateTime.of(date, hour), where);
    }

    /// Twice a year a clock shows an hour twice, or leaves one out.
    private Instant moment(LocalDateTime local, ZoneId where) {
        var offsets = where.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.toInstant(offsets.getFirst());
        }
        String zone = where.getId();
        throw new NotUnderstoodException(
                offsets.isEmpty()
                        ? Sentence.of("engine.hourLeftOut", "text", text(), "zone", zone)
                        : Sentence.of("engine.hourTwice", "text", text(), "zone", zone));
    }

    /// The ISO form, as far as it is known.
    String text() {
        LocalTime hour = time();
        if (hour == null) {
            return date.toString();
        }
        String local = LOCAL.format(LocalDateTime.of(date, hour));
        ZoneOffset known = offset();
        return local + fraction(hour.get(ChronoField.NANO_OF_SECOND)) + (known == null ? "" : known.getId());
    }

    private static String fraction(int nanos) {
        return nanos == 0 ? "" : "." + String.format(Locale.ROOT, "%09d", nanos).replaceAll("0+$", "");
    }
}
