package dev.pipewright.engine.mapping;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a point in time that is written after a picture. What is missing on the left is taken from now, what is
/// missing on the right is zero; a gap between is refused.
final class TimeReader {

    private final Map<Character, Integer> components = new HashMap<>();
    private final Instant now;

    private TimeReader(Instant now) {
        this.now = now;
    }

    static Object read(String text, TimePicture picture, Instant now) {
        var reader = new TimeReader(now);
        return reader.matches(text, picture) ? reader.millis() : Missing.MISSING;
    }

    private boolean matches(String text, TimePicture picture) {
        var regex = new StringBuilder();
        for (var part : picture.parts()) {
            regex.append('(').append(regex(part)).append(')');
        }
        var matcher =
                Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < picture.parts().size(); i++) {
            if (picture.parts().get(i) instanceof TimePicture.Component component) {
                components.put(component.letter(), value(component, matcher.group(i + 1)));
            }
        }
        return !components.isEmpty();
    }

    private static String regex(TimePicture.Part part) {
        return switch (part) {
            case TimePicture.Text text -> Pattern.quote(text.text());
            case TimePicture.Component component -> regex(component);
        };
    }

    private static String regex(TimePicture.Component component) {
        var number = component.number();
        if (component.letter() == 'Z' || component.letter() == 'z') {
            boolean separated = number != null && number.regularDistance() > 0;
            String separator = separated && number != null
                    ? Pattern.quote(number.separators().getFirst().text()) + "[0-9]+"
                    : "";
            return (component.letter() == 'z' ? "GMT" : "") + "[-+][0-9]+" + separator;
        }
        if (component.letter() == 'f') {
            return "[0-9]+";
        }
        if (number != null) {
            return number.regex(component.width());
        }
        if ("MxFP".indexOf(component.letter()) < 0) {
            throw new Trouble("D3133", "'" + component.letter() + "' has no name; write it as a number.");
        }
        return "[a-zA-Z]+";
    }

    private static int value(TimePicture.Component component, String text) {
        if (component.letter() == 'Z' || component.letter() == 'z') {
            return zone(text.substring(component.letter() == 'z' ? 3 : 0));
        }
        if (component.letter() == 'f') {
            return Integer.parseInt((text + "00").substring(0, 3));
        }
        var number = component.number();
        return number == null ? named(component, text) : Numbers.clamped(number.read(text));
    }

    /// The minutes of a time zone such as `+0130` or `-5:30`.
    private static int zone(String text) {
        String digits = text.replaceAll("[^0-9]", " ").strip();
        int parted = digits.indexOf(' ');
        int hours;
        int minutes = 0;
        if (parted >= 0) {
            hours = Integer.parseInt(digits.substring(0, parted));
            minutes = Integer.parseInt(digits.substring(parted + 1));
        } else if (digits.length() <= 2) {
            hours = Integer.parseInt(digits);
        } else {
            hours = Integer.parseInt(digits.substring(0, 2));
            minutes = Integer.parseInt(digits.substring(2));
        }
        return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
    }

    private static int named(TimePicture.Component component, String text) {
        int longest = component.longest();
        if (component.letter() == 'P') {
            return text.equalsIgnoreCase("pm") ? 1 : 0;
        }
        if (component.letter() == 'F') {
            for (var day : DayOfWeek.values()) {
                if (isName(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), longest, text)) {
                    return day.getValue();
                }
            }
        } else {
            for (var month : Month.values()) {
                if (isName(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH), longest, text)) {
                    return month.getValue();
                }
            }
        }
        throw new Trouble("D3136", Trouble.shown(text) + " is no English name of a day or month.", text);
    }

    private static boolean isName(String name, int longest, String text) {
        String shortened = longest >= 0 && longest < name.length() ? name.substring(0, longest) : name;
        return shortened.equalsIgnoreCase(text);
    }

    private boolean isOnly(String allowed, String all) {
        boolean some = false;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (components.containsKey(c)) {
                if (allowed.indexOf(c) < 0) {
                    return false;
                }
                some = true;
            }
        }
        return some;
    }

    private Object millis() {
        boolean dayOfYear = !isOnly("YMD", "YXMxWwdD") && isOnly("Yd", "YXMxWwdD");
        if (isOnly("XxwF", "YXMxWwdD") || isOnly("XWF", "YXMxWwdD")) {
            throw gap();
        }
        boolean halfDays = !isOnly("Hmsf", "PHhmsf") && isOnly("Phmsf", "PHhmsf");
        complete((dayOfYear ? "Yd" : "YMD") + (halfDays ? "Phmsf" : "Hmsf"));
        try {
            var date = dayOfYear
                    ? LocalDate.ofYearDay(get('Y'), get('d'))
                    : LocalDate.of(get('Y'), Math.max(1, get('M')), Math.max(1, get('D')));
            int hour = halfDays ? get('h') % 12 + 12 * get('P') : get('H');
            var time = date.atTime(hour, get('m'), get('s')).toInstant(ZoneOffset.UTC);
            @Nullable Integer zone = components.getOrDefault('Z', components.get('z'));
            return time.toEpochMilli() + get('f') - (zone == null ? 0 : zone) * 60_000L;
        } catch (DateTimeException e) {
            throw new Trouble("D3136", "The text names no date that exists: " + e.getMessage() + ".");
        }
    }

    private int get(char letter) {
        return components.getOrDefault(letter, 0);
    }

    /// Fills what the picture leaves out, from the most significant component to the least.
    private void complete(String order) {
        boolean started = false;
        boolean ended = false;
        var time = now.atOffset(ZoneOffset.UTC);
        for (int i = 0; i < order.length(); i++) {
            char c = order.charAt(i);
            if (components.containsKey(c)) {
                started = true;
                if (ended) {
                    throw gap();
                }
            } else {
                components.put(c, started ? ("MDd".indexOf(c) >= 0 ? 1 : 0) : TimeFormat.value(time, c));
                ended = started;
            }
        }
    }

    private static Trouble gap() {
        return new Trouble("D3136", "The picture leaves out a part of date or time that is needed.");
    }
}
