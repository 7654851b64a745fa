package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.ORDERS_FILE;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.JdbcSchedules;
import dev.pipewright.platform.schedule.Schedule;
import dev.pipewright.platform.schedule.Schedules.Refusal;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchedulesIT {

    private static final Instant PLANNED = Instant.parse("2026-11-21T05:00:00Z");
    private static final String NAME = ACME + "/" + ORDERS;

    private static TestPlatform platform;

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    private static JdbcSchedules schedules() {
        return platform.get(JdbcSchedules.class);
    }

    private static Schedule daily(Map<String, String> parameters, boolean paused) {
        return new Schedule(ORDERS, "0 6 * * *", ZoneId.of("Europe/Berlin"), Mode.ESTIMATE, parameters, paused);
    }

    private static Schedule daily() {
        return daily(Map.of("file", ORDERS_FILE), false);
    }

    @Test
    void the_timer_starts_the_run_of_a_time_that_has_come() {
        schedules()
                .save(
                        ACME,
                        new Schedule(
                                ORDERS, "* * * * *", ZoneOffset.UTC, Mode.RECORD, Map.of("file", ORDERS_FILE), false),
                        ANN);

        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> platform.get(Runs.class).list(ACME, ORDERS, null, 50).stream()
                        .anyMatch(run -> run.trigger().startsWith("schedule/orders/")
                                && run.mode() == Mode.RECORD
                                && run.state().isFinal()));
        schedules().remove(ACME, ORDERS, ANN);
    }

    @Test
    void a_pause_changes_nothing_else_and_is_written_down() {
        schedules().save(ACME, daily(), ANN);

        Schedule paused = schedules().pause(ACME, ORDERS, true, ANN).orElseThrow();

        assertThat(paused).isEqualTo(daily(daily().parameters(), true));
        assertThat(schedules().pause(OTHER, ORDERS, false, ANN)).isEmpty();
        assertThat(schedules().find(ACME, ORDERS)).contains(paused);
        assertThat(schedules().pause(ACME, ORDERS, false, ANN)).contains(daily());
        assertThat(audited()).contains(tuple(ANN, "schedule.pause", ORDERS), tuple(ANN, "schedule.resume", ORDERS));
    }

    @Test
    void a_planned_time_starts_one_run() {
        schedules().save(ACME, daily(), ANN);

        schedules().due(NAME, PLANNED);
        schedules().due(NAME, PLANNED);

        List<Run> started = platform.get(Runs.class).list(ACME, ORDERS, null, 50).stream()
                .filter(run -> run.trigger().equals("schedule/orders/2026-11-21T05:00:00Z"))
                .toList();
        assertThat(started).hasSize(1);
        assertThat(schedules().list(OTHER)).isEmpty();
        Awaitility.await()
                .until(() -> platform.get(Runs.class)
                        .report(ACME, started.getFirst().id())
                        .orElseThrow()
                        .run()
                        .state()
                        .isFinal());
    }

    @Test
    void a_refused_start_is_seen_until_a_later_one_works() {
        schedules().save(ACME, daily(Map.of("speed", "9"), false), ANN);

        schedules().due(NAME, PLANNED.plusSeconds(1));

        assertThat(schedules().refusals(ACME)).containsOnlyKeys(ORDERS);
        Refusal refusal = Objects.requireNonNull(schedules().refusals(ACME).get(ORDERS));
        assertThat(refusal.planned()).isEqualTo(PLANNED.plusSeconds(1));
        assertThat(Sentences.english().read(refusal.reason()))
                .isEqualTo("The pipeline has no parameter 'speed'. Use one of file.");
        assertThat(schedules().refusals(OTHER)).isEmpty();
        assertThat(audited()).contains(tuple("schedule", "schedule.refused", ORDERS + " 2026-11-21T05:00:01Z"));
        platform.get(TenantJdbc.class)
                .run(
                        ACME,
                        jdbc -> jdbc.sql("UPDATE schedule SET parameters = '{}'")
                                .update());
        schedules().due(NAME, PLANNED.plusSeconds(2));
        assertThat(schedules().refusals(ACME)).isEmpty();
    }

    @Test
    void changes_are_noted_with_who_made_them() {
        schedules().save(ACME, daily(), "carl");
        schedules().remove(ACME, ORDERS, "dora");
        schedules().remove(ACME, ORDERS, "emil");

        assertThat(audited())
                .contains(tuple("carl", "schedule.save", ORDERS), tuple("dora", "schedule.remove", ORDERS));
        assertThat(audited()).doesNotContain(tuple("emil", "schedule.remove", ORDERS));
    }

    private static List<org.assertj.core.groups.Tuple> audited() {
        return platform.get(Audit.class).list(ACME, Long.MAX_VALUE, 100).stream()
                .map((AuditEntry entry) -> tuple(entry.person(), entry.action(), entry.subject()))
                .toList();
    }

    @Test
    void at_the_start_the_timer_gets_the_plans_that_are_kept() {
        schedules().save(ACME, daily(), ANN);
        JdbcClient admin = JdbcClient.create(platform.database().admin());
        // A process ended between the two commits: twice a row without its plan, once a plan without its row.
        admin.sql("DELETE FROM quartz.qrtz_cron_triggers").update();
        admin.sql("DELETE FROM quartz.qrtz_triggers").update();
        platform.get(TenantJdbc.class).run(ACME, jdbc -> jdbc.sql("""
                                INSERT INTO pipeline (tenant, id, name, description, base)
                                SELECT tenant, 'returns', 'Returns', '', base FROM pipeline WHERE id = 'orders'""").update());
        schedules()
                .save(
                        ACME,
                        new Schedule("returns", "0 7 * * *", ZoneId.of("UTC"), Mode.ESTIMATE, Map.of(), false),
                        ANN);
        platform.get(TenantJdbc.class)
                .run(
                        ACME,
                        jdbc -> jdbc.sql("DELETE FROM schedule WHERE pipeline = 'returns'")
                                .update());

        platform.restart();

        assertThat(admin.sql("SELECT trigger_name || ' ' || cron_expression || ' ' || time_zone_id"
                                + " FROM quartz.qrtz_cron_triggers")
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactly("acme/orders 0 0 6 * * ? Europe/Berlin");
    }
}
