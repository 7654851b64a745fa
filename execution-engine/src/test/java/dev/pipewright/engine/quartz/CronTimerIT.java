package dev.pipewright.engine.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.engine.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CronTimerIT {

    private static final CronPlan EVERY_MINUTE = new CronPlan("* * * * *", ZoneOffset.UTC);
    private static final CronPlan NEW_YEAR = new CronPlan("0 0 1 1 *", ZoneOffset.UTC);
    private static final CronPlan MIDSUMMER = new CronPlan("0 0 24 6 *", ZoneOffset.UTC);

    private final BlockingQueue<Map.Entry<String, Instant>> fired = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final TestDatabase database = TestDatabase.fresh();
    private HikariDataSource pool;

    @BeforeEach
    void openPool() {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(DatabaseMigration.SYSTEM);
        config.setPassword(database.passwords().system());
        config.addDataSourceProperty("currentSchema", "quartz");
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
    }

    @AfterEach
    void closePool() {
        pool.close();
        database.close();
    }

    @Test
    void a_plan_fires_for_its_planned_time_also_after_a_restart() throws InterruptedException {
        try (var timer = timer()) {
            timer.put("acme/orders", EVERY_MINUTE);
            timer.put("acme/orders", EVERY_MINUTE);
        }
        try (var timer = timer()) {
            timer.begin();
            timer.fireNow("acme/orders");

            Map.Entry<String, Instant> first = fired.poll(30, TimeUnit.SECONDS);
            assertThat(first.getKey()).isEqualTo("acme/orders");
            assertThat(first.getValue()).isEqualTo(first.getValue().truncatedTo(ChronoUnit.MINUTES));
            assertThat(Duration.between(first.getValue(), Clock.systemUTC().instant()))
                    .isLessThan(Duration.ofMinutes(2));

            timer.remove("acme/orders");
        }
    }

    @Test
    void two_in_one_process_are_two() throws InterruptedException {
        try (var timer = timer()) {
            timer.begin();
            timer().close();

            timer.put("acme/orders", NEW_YEAR);
            timer.fireNow("acme/orders");

            assertThat(fired.poll(30, TimeUnit.SECONDS).getKey()).isEqualTo("acme/orders");
        }
    }

    @Test
    void a_firing_that_fails_is_repeated_for_the_same_planned_time() throws InterruptedException {
        failures.set(1);
        try (var timer = timer()) {
            timer.put("acme/orders", NEW_YEAR);
            timer.begin();
            timer.fireNow("acme/orders");

            Map.Entry<String, Instant> failed = fired.poll(30, TimeUnit.SECONDS);
            Map.Entry<String, Instant> repeated = fired.poll(60, TimeUnit.SECONDS);

            assertThat(failed.getValue().toString()).endsWith("-01-01T00:00:00Z");
            assertThat(repeated).isEqualTo(failed);
        }
        assertThat(triggers()).containsExactly("plans acme/orders");
    }

    @Test
    void plans_are_made_those_that_are_kept_and_an_unchanged_one_keeps_what_it_missed() {
        try (var timer = timer()) {
            timer.put("acme/gone", NEW_YEAR);
            timer.put("acme/changed", NEW_YEAR);
            timer.put("acme/same", NEW_YEAR);
        }
        // The process was down while the time came.
        Instant missed = Instant.parse("2020-01-01T00:00:00Z");
        admin().sql("UPDATE quartz.qrtz_triggers SET next_fire_time = ? WHERE trigger_name = 'acme/same'")
                .param(missed.toEpochMilli())
                .update();

        try (var timer = timer()) {
            timer.keepOnly(Map.of("acme/changed", MIDSUMMER, "acme/same", NEW_YEAR, "acme/new", NEW_YEAR));
        }

        assertThat(triggers()).containsExactly("plans acme/changed", "plans acme/new", "plans acme/same");
        assertThat(nextOf("acme/same")).isEqualTo(missed);
        assertThat(nextOf("acme/changed").toString()).endsWith("-06-24T00:00:00Z");
    }

    private CronTimer timer() {
        return new CronTimer(pool, "node-1", (name, planned) -> {
            fired.add(Map.entry(name, planned));
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("planted");
            }
        });
    }

    private List<String> triggers() {
        return admin().sql("SELECT trigger_group || ' ' || trigger_name FROM quartz.qrtz_triggers ORDER BY 1")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Instant nextOf(String name) {
        return Instant.ofEpochMilli(
                admin().sql("SELECT next_fire_time FROM quartz.qrtz_triggers WHERE trigger_name = ?")
                        .param(name)
                        .query(Long.class)
                        .single());
    }

    private JdbcClient admin() {
        return JdbcClient.create(database.admin());
    }
}
