package dev.pipewright.simulators.lookalike;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How values are written, as the traps that are on will have it.
record Spelling(Set<Trap> traps) {

    /// Where the source's people are.
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter LOCAL_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss", Locale.GERMANY);
    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";
    private static final LocalDate NO_DATE = LocalDate.of(1, 1, 1);
    private static final int EMPTIES = 6;

    Spelling {
        traps = Set.copyOf(traps);
    }

    /// What an empty field could have held.
    enum Kind {
        TEXT,
        GUID,
        DATE
    }

    Object id(long id) {
        return traps.contains(Trap.NUMBERS_AS_TEXTS) ? Long.toString(id) : id;
    }

    Object amount(BigDecimal amount) {
        if (traps.contains(Trap.LOCALE_TEXTS)) {
            String decimals = amount.scale() > 0 ? "." + "0".repeat(amount.scale()) : "";
            return new DecimalFormat("#,##0" + decimals, DecimalFormatSymbols.getInstance(Locale.GERMANY))
                    .format(amount);
        }
        return traps.contains(Trap.NUMBERS_AS_TEXTS) ? amount.toPlainString() : amount;
    }

    /// A quantity or an amount of a line.
    Object lineAmount(BigDecimal amount) {
        return amount(traps.contains(Trap.NUMBERS_AS_TEXTS) ? amount.negate() : amount);
    }

    String date(LocalDate date) {
        return traps.contains(Trap.LOCALE_TEXTS) ? LOCAL_DATE.format(date) : date.toString();
    }

    String time(Instant time) {
        return traps.contains(Trap.LOCALE_TEXTS) ? LOCAL_TIME.format(time.atZone(ZONE)) : time.toString();
    }

    /// Writes a field that may be empty.
    ///
    /// @param id of the row, which decides how an empty field is written
    /// @param value as it is to be written; null if the field is empty
    void put(Map<String, @Nullable Object> fields, String name, Kind kind, long id, @Nullable Object value) {
        if (value != null || !traps.contains(Trap.MANY_EMPTIES)) {
            fields.put(name, value);
            return;
        }
        switch ((int) (id % EMPTIES)) {
            case 0 -> fields.put(name, null);
            case 1 -> fields.put(name, "");
            case 2 -> fields.put(name, false);
            case 3 -> fields.remove(name);
            default -> fields.put(name, zero(kind));
        }
    }

    /// Writes when a row was created and changed.
    void putTimes(Map<String, @Nullable Object> fields, long id, Instant created, @Nullable Instant modified) {
        fields.put("created", time(created));
        put(fields, "modified", Kind.DATE, id, modified == null ? null : time(modified));
    }

    /// The last change as it is shown, which is the creation where there was none; null if it is not shown.
    @Nullable
    Instant shownChange(@Nullable Instant modified, Instant created) {
        return modified != null || traps.contains(Trap.NO_TIME_ON_NEW_ROWS) ? modified : created;
    }

    private String zero(Kind kind) {
        return switch (kind) {
            case TEXT -> "";
            case GUID -> NO_GUID;
            case DATE -> date(NO_DATE);
        };
    }
}
