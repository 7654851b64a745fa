package dev.pipewright.connectors.convert;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/// How numbers, days and times are written in a source's texts.
///
/// @param decimalComma true if `1.234,50` is a number
/// @param date how a day is written; absent for `2026-03-02`
/// @param zone where the source's clocks stand: only through it does a time without an offset become a moment
public record TextForms(
        boolean decimalComma,
        @Nullable DateTimeFormatter date,
        @Nullable ZoneId zone) {

    /// `1234.50` and `2026-03-02`.
    public static final TextForms ISO = new TextForms(false, null, null);

    /// Forms with a pattern for days, as in `dd.MM.uuuu`.
    ///
    /// @throws IllegalArgumentException if it is not a pattern
    public static TextForms of(boolean decimalComma, @Nullable String datePattern) {
        if (datePattern == null) {
            return new TextForms(decimalComma, null, null);
        }
        // A "year of era" without an era cannot be resolved strictly; everybody who writes yyyy means uuuu.
        String pattern = datePattern.replace('y', 'u');
        return new TextForms(
                decimalComma, DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT), null);
    }

    /// The same forms of a source in a zone.
    public TextForms in(@Nullable ZoneId sourceZone) {
        return new TextForms(decimalComma, date, sourceZone);
    }

    String number(String text) {
        String stripped = text.strip();
        return decimalComma ? stripped.replace(".", "").replace(',', '.') : stripped;
    }
}
