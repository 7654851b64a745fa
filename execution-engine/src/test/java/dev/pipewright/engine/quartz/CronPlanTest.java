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
    void what_is_no_rule_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> new CronPlan("every day", BERLIN))
                .hasMessage("Write five fields: minute, hour, day of month, month and day of week,"
                        + " as in '30 6 * * MON-FRI'.");
        assertThatThrownBy(() -> new CronPlan("0 6 1 * MON", BERLIN))
                .hasMessage("Choose days of the month or days of the week, not both: put '*' into the other field.");
        assertThatThrownBy(() -> new CronPlan("61 6 * * *", BERLIN)).hasMessageContaining("is not a rule for times");
    }
}
