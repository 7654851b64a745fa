package dev.pipewright.connectors.convert;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/// How numbers and days are written in a source's texts.
///
/// @param decimalComma true if `1.234,50` is a number
/// @param date how a day is written; absent for `2026-03-02`
public record TextForms(boolean decimalComma, @Nullable DateTimeFormatter date) {

    /// `1234.50` and `2026-03-02`.
    public static final TextForms ISO = new TextForms(false, null);

    /// Forms with a pattern for days, as in `dd.MM.uuuu`.
    ///
    /// @throws IllegalArgumentException if it is not a pattern
    public static TextForms of(boolean decimalComma, @Nullable String datePattern) {
        if (datePattern == null) {
            return new TextForms(decimalComma, null);
        }
        // A "year of era" without an era cannot be resolved strictly; everybody who writes yyyy means uuuu.
        String pattern = datePattern.replace('y', 'u');
        return new TextForms(
                decimalComma, DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT));
    }

    String number(String text) {
        String stripped = text.strip();
        return decimalComma ? stripped.replace(".", "").replace(',', '.') : stripped;
    }
}
