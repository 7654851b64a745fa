package dev.pipewright.engine.mapping;

import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/// Writes a point in time after a picture.
final class TimeFormat {

    private TimeFormat() {}

    static String format(OffsetDateTime time, TimePicture picture) {
        var result = new StringBuilder();
        for (var part : picture.parts()) {
            switch (part) {
                case TimePicture.Text text -> result.append(text.text());
                case TimePicture.Component component -> result.append(component(time, component));
            }
        }
        return result.toString();
    }

    private static String component(OffsetDateTime time, TimePicture.Component component) {
        return switch (component.letter()) {
            case 'Z', 'z' -> zone(time, component);
            case 'P' -> name(component, time.getHour() >= 12 ? "pm" : "am");
            case 'C', 'E' -> "ISO";
            default -> component.names() == null ? number(time, component) : named(time, component);
        };
    }

    private static String number(OffsetDateTime time, TimePicture.Component component) {
        int value = value(time, component.letter());
        if (component.letter() == 'Y' && component.longest() >= 0 && component.longest() < 9) {
            value %= (int) Math.pow(10, component.longest());
        }
        return picture(component).format(BigInteger.valueOf(value));
    }

    private static IntegerPicture picture(TimePicture.Component component) {
        var picture = component.number();
        if (picture == null) {
            throw new Trouble("D3133", "'" + component.letter() + "' has no name; write it as a number.");
        }
        return picture;
    }

    /// The number of a component, as in 3 for March.
    static int value(OffsetDateTime time, char letter) {
        return switch (letter) {
            case 'Y' -> time.getYear();
            case 'M' -> time.getMonthValue();
            case 'D' -> time.getDayOfMonth();
            case 'd' -> time.getDayOfYear();
            case 'F' -> time.getDayOfWeek().getValue();
            case 'W' -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case 'X' -> time.get(IsoFields.WEEK_BASED_YEAR);
            case 'w' -> (thursday(time).getDayOfMonth() + 6) / 7;
            case 'x' -> thursday(time).getMonthValue();
            case 'H' -> time.getHour();
            case 'h' -> time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
            case 'm' -> time.getMinute();
            case 's' -> time.getSecond();
            case 'f' -> time.getNano() / 1_000_000;
            default -> 0;
        };
    }

    /// A week belongs to the month, as to the year, in which its Thursday lies.
    private static LocalDate thursday(OffsetDateTime time) {
        return time.toLocalDate().with(DayOfWeek.THURSDAY);
    }

    private static String named(OffsetDateTime time, TimePicture.Component component) {
        return switch (component.letter()) {
            case 'M' -> name(component, time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'x' -> name(component, thursday(time).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'F' -> name(component, time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            default -> throw new Trouble("D3133", "'" + component.letter() + "' has no name; write it as a number.");
        };
    }

    private static String name(TimePicture.Component component, String name) {
        var names = component.names();
        String written = names == null ? name : names.apply(name);
        int longest = component.longest();
        return longest >= 0 && longest < written.length() ? written.substring(0, longest) : written;
    }

    private static String zone(OffsetDateTime time, TimePicture.Component component) {
        int minutes = time.getOffset().getTotalSeconds() / 60;
        if (minutes == 0 && component.zulu()) {
            return "Z";
        }
        var picture = picture(component);
        int hours = Math.abs(minutes) / 60;
        int rest = Math.abs(minutes) % 60;
        String digits;
        if (picture.regularDistance() > 0 || picture.digits() == 3 || picture.digits() == 4) {
            digits = picture.format(BigInteger.valueOf(hours * 100L + rest));
        } else if (picture.digits() <= 2) {
            digits = picture.format(BigInteger.valueOf(hours)) + (rest == 0 ? "" : String.format(":%02d", rest));
        } else {
            throw new Trouble("D3134", "A time zone is written with at most 4 digits.");
        }
        String signed = (minutes < 0 ? "-" : "+") + digits;
        return component.letter() == 'z' ? "GMT" + signed : signed;
    }
}
