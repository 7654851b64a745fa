package dev.pipewright.designer.look;

import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers, amounts and times as the reader writes them.
public record Formats(Locale locale, ZoneId zone) {

    /// The formats of the person whose page is being worked on.
    public static Formats ofReader() {
        var ui = UI.getCurrentOrThrow();
        var details = ui.getPage().getExtendedClientDetails();
        var zone = details == null ? null : details.getTimeZoneId();
        return new Formats(ui.getLocale(), zone == null || zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone));
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /// An amount with its currency's number of decimals, as in `1,234.50 USD`.
    public String amount(BigDecimal amount, String currency) {
        var format = NumberFormat.getNumberInstance(locale);
        int decimals =
                Math.max(decimalsOf(currency), amount.stripTrailingZeros().scale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount) + " " + currency;
    }

    /// A time of day to the second, as in `2:05:09 PM`.
    public String timeOfDay(Instant time) {
        return formatted(DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM), time);
    }

    public String time(Instant time) {
        return formatted(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), time);
    }

    /// Some languages have a narrow space before AM and PM, which is hardly one in the letters of the pages.
    private String formatted(DateTimeFormatter form, Instant time) {
        return form.withLocale(locale).withZone(zone).format(time).replace('\u202f', '\u00a0');
    }

    /// How long something took, as in `12.3 s` or `4 min 05 s`; in whole seconds while it goes on.
    public String duration(@Nullable Instant from, @Nullable Instant to, Instant now) {
        if (from == null) {
            return "–";
        }
        var duration = Duration.between(from, to == null ? now : to);
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min " + String.format(locale, "%02d", duration.toSecondsPart()) + " s";
        }
        return to == null
                ? number(Math.max(0, duration.toSeconds())) + " s"
                : String.format(locale, "%.1f s", duration.toMillis() / 1000.0);
    }

    /// About how long something will take, as in `50 s`, `4 min` or `2 h 05 min`.
    public String about(Duration duration) {
        if (duration.toSeconds() < 60) {
            return number(Math.max(1, duration.toSeconds())) + " s";
        }
        Duration minutes = Duration.ofMinutes(duration.plusSeconds(30).toMinutes());
        return minutes.toHours() == 0
                ? minutes.toMinutes() + " min"
                : number(minutes.toHours()) + " h " + String.format(locale, "%02d", minutes.toMinutesPart()) + " min";
    }

    private static int decimalsOf(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return 2;
        }
    }
}
