package dev.pipewright.engine.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CronPlanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant SATURDAY = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void times_are_those_of_the_zone() {
        var plan = new CronPlan("30 6 * * MON-FRI", BERLIN);

        assertThat(plan.next(SATURDAY, 2))
                .containsExactly(Instant.parse("2026-11-23T05:30:00Z"), Instant.parse("2026-11-24T05:30:00Z"));
    }

    @Test
    void days_of_the_week_may_be_numbers_with_sunday_at_both_ends() {
        assertThat(new CronPlan("0 0 * * 0", BERLIN).next(SATURDAY, 1))
                .isEqualTo(new CronPlan("0 0 * * 7", BERLIN).next(SATURDAY, 1))
                .containsExactly(Instant.parse("2026-11-21T23:00:00Z"));
        assertThat(new CronPlan("0 0 * * 1-5", BERLIN).next(SATURDAY, 1))
                .containsExactly(Instant.parse("2026-11-22T23:00:00Z"));
    }

    @Test
    void a_late_firing_is_for_the_last_planned_time() {
        var plan = new CronPlan("0 6 1 * *", BERLIN);

        assertThat(plan.latestAt(SATURDAY)).contains(Instant.parse("2026-11-01T05:00:00Z"));
        assertThat(new CronPlan("* * * * *", BERLIN).latestAt(SATURDAY)).contains(SATURDAY);
    }

    @Test
    void a_time_that_the_clock_skips_in_spring_does_not_come_that_day() {
        Instant before = Instant.parse("2026-03-28T12:00:00Z");

        assertThat(new CronPlan("30 2 * * *", BERLIN).next(before, 2))
                .containsExactly(Instant.parse("2026-03-30T00:30:00Z"), Instant.parse("2026-03-31T00:30:00Z"));
        assertThat(new CronPlan("0 3 * * *", BERLIN).next(before, 2))
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T01:00:00Z"));
        assertThat(new CronPlan("30 * * * *", BERLIN).next(Instant.parse("2026-03-29T00:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2026-03-29T00:30:00Z"),
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-03-29T02:30:00Z"));
    }

    @Test
    void a_time_that_comes_twice_in_autumn_counts_once() {
        Instant before = Instant.parse("2026-10-24T12:00:00Z");
        var plan = new CronPlan("30 2 * * *", BERLIN);

        assertThat(plan.next(before, 2))
                .containsExactly(Instant.parse("2026-10-25T01:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(plan.latestAt(Instant.parse("2026-10-25T00:30:00Z")))
                .contains(Instant.parse("2026-10-24T00:30:00Z"));
        assertThat(plan.latestAt(Instant.parse("2026-10-25T03:00:00Z")))
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void what_is_no_rule_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> new CronPlan("every day", BERLIN))
                .hasMessage("Write five fields: minute, hour, day of month, month and day of week,"
                        + " as in '30 6 * * MON-FRI'.");
        assertThatThrownBy(() -> new CronPlan("0 6 1 * MON", BERLIN))
                .hasMessage("Choose days of the month or days of the week, not both: put '*' into the other field.");
    }

    @Test
    void the_field_that_is_wrong_is_named_with_its_place() {
        assertThatThrownBy(() -> new CronPlan("61 6 * * *", BERLIN))
                .hasMessageStartingWith("'61' at character 1 is no minute.");
        assertThatThrownBy(() -> new CronPlan("30 25 * * *", BERLIN))
                .hasMessageStartingWith("'25' at character 4 is no hour.");
        assertThatThrownBy(() -> new CronPlan("30  6 32 * *", BERLIN))
                .hasMessageStartingWith("'32' at character 7 is no day of the month.");
        assertThatThrownBy(() -> new CronPlan("30 6 * Jnu *", BERLIN))
                .hasMessageStartingWith("'Jnu' at character 8 is no month.");
        assertThatThrownBy(() -> new CronPlan("30 6 * * MOO", BERLIN))
                .hasMessageStartingWith("'MOO' at character 10 is no day of the week.");
    }
}
