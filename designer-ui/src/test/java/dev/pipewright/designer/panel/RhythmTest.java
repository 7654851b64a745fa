package dev.pipewright.designer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.panel.Rhythm.Daily;
import dev.pipewright.designer.panel.Rhythm.EveryMinutes;
import dev.pipewright.designer.panel.Rhythm.Hourly;
import dev.pipewright.designer.panel.Rhythm.Monthly;
import dev.pipewright.designer.panel.Rhythm.Weekly;
import dev.pipewright.designer.panel.Rhythm.Written;
import dev.pipewright.engine.quartz.CronPlan;
import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RhythmTest {

    private static final LocalTime EARLY = LocalTime.of(6, 30);
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.pipewright.designer.look.texts", Locale.ENGLISH);
    private static final RhythmWords WORDS = new RhythmWords(
            Locale.ENGLISH, (key, values) -> new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(values));

    static Stream<Rhythm> chosen() {
        return Stream.of(
                new EveryMinutes(15),
                new Hourly(5),
                new Daily(EARLY),
                new Weekly(Set.of(DayOfWeek.MONDAY), EARLY),
                new Weekly(Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY), EARLY),
                new Weekly(Set.of(DayOfWeek.values()), EARLY),
                new Monthly(31, EARLY));
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void what_is_chosen_is_a_rule_that_is_found_again(Rhythm rhythm) {
        assertThat(Rhythm.of(rhythm.rule())).isEqualTo(rhythm);
        assertThat(new CronPlan(rhythm.rule(), ZoneOffset.UTC).cron()).isEqualTo(rhythm.rule());
    }

    @Test
    void a_rule_is_known_in_any_case_and_with_numbers_for_days() {
        var weekdays =
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

        assertThat(Rhythm.of(" 30  6 * * mon-fri ")).isEqualTo(new Weekly(weekdays, EARLY));
        assertThat(Rhythm.of("30 6 * * 1-5")).isEqualTo(new Weekly(weekdays, EARLY));
        assertThat(Rhythm.of("30 6 * * 0")).isEqualTo(new Weekly(Set.of(DayOfWeek.SUNDAY), EARLY));
        assertThat(new Weekly(weekdays, EARLY).rule()).isEqualTo("30 6 * * MON-FRI");
    }

    @ParameterizedTest
    @MethodSource("others")
    void any_other_rule_stays_as_it_is_written(String rule) {
        assertThat(Rhythm.of(rule)).isEqualTo(new Written(rule));
    }

    static Stream<String> others() {
        return Stream.of(
                "0,30 6 * * *",
                "*/7 * * * *",
                "0 6 L * *",
                "0 6 1 1 *",
                "61 6 * * *",
                "0 6 * * MON#2",
                "every day",
                "");
    }

    @Test
    void it_is_said_in_words() {
        assertThat(WORDS.of(Rhythm.of("*/15 * * * *"))).isEqualTo("Every 15 minutes.");
        assertThat(WORDS.of(Rhythm.of("5 * * * *"))).isEqualTo("Every hour, at minute 5.");
        assertThat(WORDS.of(Rhythm.of("30 6 * * *"))).isEqualTo("Every day at 06:30.");
        assertThat(WORDS.of(Rhythm.of("30 6 * * MON-FRI"))).isEqualTo("Every week on Monday to Friday at 06:30.");
        assertThat(WORDS.of(Rhythm.of("30 6 * * MON,SUN"))).isEqualTo("Every week on Monday, Sunday at 06:30.");
        assertThat(WORDS.of(Rhythm.of("0 18 1 * *"))).isEqualTo("Every month on day 1 at 18:00.");
        assertThat(WORDS.of(Rhythm.of("0 18 31 * *"))).isEqualTo("On day 31 at 18:00, in the months that have it.");
        assertThat(WORDS.of(Rhythm.of("*/20 6-18 * * MON")))
                .isEqualTo("Minute: every 20 · Hour: 6-18 · Day of the month: every · Month: every"
                        + " · Day of the week: MON");
    }
}
