package dev.pipewright.designer.panel;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How often something happens, as people choose it. Each is a rule of five fields, and a rule that is one of these is
/// found again.
sealed interface Rhythm {

    /// The rule: minute, hour, day of month, month and day of week.
    String rule();

    /// Some times in each hour.
    ///
    /// @param minutes a part of an hour, as 15
    record EveryMinutes(int minutes) implements Rhythm {
        @Override
        public String rule() {
            return "*/" + minutes + " * * * *";
        }
    }

    record Hourly(int minute) implements Rhythm {
        @Override
        public String rule() {
            return minute + " * * * *";
        }
    }

    record Daily(LocalTime time) implements Rhythm {
        @Override
        public String rule() {
            return at(time) + " * * *";
        }
    }

    /// On some days of each week.
    ///
    /// @param days at least one
    record Weekly(Set<DayOfWeek> days, LocalTime time) implements Rhythm {
        public Weekly {
            if (days.isEmpty()) {
                throw new IllegalArgumentException("a week without days");
            }
            days = Set.copyOf(days);
        }

        /// The days in the order of the week.
        List<DayOfWeek> inOrder() {
            return days.stream().sorted().toList();
        }

        @Override
        public String rule() {
            List<DayOfWeek> all = inOrder();
            boolean isRange =
                    all.size() > 2 && all.getLast().getValue() - all.getFirst().getValue() == all.size() - 1;
            String written = isRange
                    ? word(all.getFirst()) + "-" + word(all.getLast())
                    : all.stream().map(Rhythm::word).collect(Collectors.joining(","));
            return at(time) + " * * " + written;
        }
    }

    /// On one day of each month.
    ///
    /// @param day of the month; a month that has fewer is left out
    record Monthly(int day, LocalTime time) implements Rhythm {
        @Override
        public String rule() {
            return at(time) + " " + day + " * *";
        }
    }

    /// Any other rule, right or wrong.
    record Written(String rule) implements Rhythm {}

    List<Integer> PARTS_OF_AN_HOUR = List.of(5, 10, 15, 20, 30);

    /// What a rule says.
    static Rhythm of(String rule) {
        String[] fields = rule.strip().toUpperCase(Locale.ROOT).split("\\s+", -1);
        if (fields.length != 5 || !fields[3].equals("*")) {
            return new Written(rule);
        }
        boolean everyDate = fields[2].equals("*");
        boolean everyDay = fields[4].equals("*");
        if (fields[1].equals("*")) {
            return everyDate && everyDay ? withinHour(fields[0], rule) : new Written(rule);
        }
        int minute = number(fields[0], 59);
        int hour = number(fields[1], 23);
        if (minute < 0 || hour < 0) {
            return new Written(rule);
        }
        LocalTime time = LocalTime.of(hour, minute);
        if (everyDate && everyDay) {
            return new Daily(time);
        }
        if (everyDate) {
            Set<DayOfWeek> days = days(fields[4]);
            return days == null ? new Written(rule) : new Weekly(days, time);
        }
        int day = number(fields[2], 31);
        return everyDay && day > 0 ? new Monthly(day, time) : new Written(rule);
    }

    private static Rhythm withinHour(String minutes, String rule) {
        if (minutes.startsWith("*/")) {
            int each = number(minutes.substring(2), 59);
            return PARTS_OF_AN_HOUR.contains(each) ? new EveryMinutes(each) : new Written(rule);
        }
        int minute = number(minutes, 59);
        return minute < 0 ? new Written(rule) : new Hourly(minute);
    }

    /// @return -1 if the text is no number up to the most
    private static int number(String text, int most) {
        int number = text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
        return number <= most ? number : -1;
    }

    private static @Nullable Set<DayOfWeek> days(String field) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : field.split(",", -1)) {
            int dash = part.indexOf('-');
            DayOfWeek from = day(dash < 0 ? part : part.substring(0, dash));
            DayOfWeek to = dash < 0 ? from : day(part.substring(dash + 1));
            if (from == null || to == null || from.compareTo(to) > 0) {
                return null;
            }
            days.addAll(EnumSet.range(from, to));
        }
        return days;
    }

    private static @Nullable DayOfWeek day(String word) {
        if (word.matches("[0-7]")) {
            int number = Integer.parseInt(word);
            return DayOfWeek.of(number == 0 ? 7 : number);
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> word(day).equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    private static String at(LocalTime time) {
        return time.getMinute() + " " + time.getHour();
    }
}
