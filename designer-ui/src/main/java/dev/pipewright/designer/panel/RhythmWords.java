package dev.pipewright.designer.panel;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says in words when something repeats.
record RhythmWords(Locale locale, Texts texts) {

    private static final Pattern STEP = Pattern.compile("\\*/(\\d+)");

    /// The texts of the page.
    interface Texts {
        String text(String key, Object... values);
    }

    /// A sentence.
    String of(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.EveryMinutes(int minutes) -> texts.text("rhythm.says.minutes", minutes);
            case Rhythm.Hourly(int minute) -> texts.text("rhythm.says.hour", minute);
            case Rhythm.Daily(LocalTime time) -> texts.text("rhythm.says.day", at(time));
            case Rhythm.Weekly weekly -> texts.text("rhythm.says.week", days(weekly.inOrder()), at(weekly.time()));
            case Rhythm.Monthly(int day, LocalTime time) ->
                texts.text(day > 28 ? "rhythm.says.lateDay" : "rhythm.says.month", day, at(time));
            case Rhythm.Written(String rule) -> written(rule.strip().split("\\s+", -1));
        };
    }

    private String days(List<DayOfWeek> days) {
        boolean isRange =
                days.size() > 2 && days.getLast().getValue() - days.getFirst().getValue() == days.size() - 1;
        return isRange
                ? texts.text("rhythm.says.range", name(days.getFirst()), name(days.getLast()))
                : days.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    private static String at(LocalTime time) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
    }

    /// Field by field: what is rare is not worth a sentence of its own. What has other than five fields is no rule.
    private String written(String[] fields) {
        return fields.length == 5
                ? texts.text(
                        "rhythm.says.rule",
                        field(fields[0]),
                        field(fields[1]),
                        field(fields[2]),
                        field(fields[3]),
                        field(fields[4]))
                : "";
    }

    private String field(String field) {
        if (field.equals("*")) {
            return texts.text("rhythm.says.any");
        }
        var step = STEP.matcher(field);
        return step.matches() ? texts.text("rhythm.says.step", step.group(1)) : field;
    }
}
