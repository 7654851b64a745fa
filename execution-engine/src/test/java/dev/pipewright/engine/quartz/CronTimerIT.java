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
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CronTimerIT {

    private static final CronPlan EVERY_MINUTE = new CronPlan("* * * * *", ZoneOffset.UTC);

    private final BlockingQueue<Map.Entry<String, Instant>> fired = new LinkedBlockingQueue<>();

    @Test
    void a_plan_fires_for_its_planned_time_also_after_a_restart() throws InterruptedException {
        try (var database = TestDatabase.fresh()) {
            JdbcClient.create(database.owner())
                    .sql("CREATE SCHEMA IF NOT EXISTS quartz")
                    .update();
            JdbcClient.create(database.owner())
                    .sql("GRANT USAGE, CREATE ON SCHEMA quartz TO pipewright_app")
                    .update();
            try (HikariDataSource pool = pool(database)) {
                try (var timer = timer(pool)) {
                    timer.put("acme/orders", EVERY_MINUTE);
                    timer.put("acme/orders", EVERY_MINUTE);
                }
                try (var timer = timer(pool)) {
                    timer.begin();
                    timer.fireNow("acme/orders");

                    Map.Entry<String, Instant> first = fired.poll(30, TimeUnit.SECONDS);
                    assertThat(first.getKey()).isEqualTo("acme/orders");
                    assertThat(first.getValue()).isEqualTo(first.getValue().truncatedTo(ChronoUnit.MINUTES));
                    assertThat(Duration.between(
                                    first.getValue(), Clock.systemUTC().instant()))
                            .isLessThan(Duration.ofMinutes(2));

                    timer.remove("acme/orders");
                }
            }
        }
    }

    private CronTimer timer(HikariDataSource pool) {
        return new CronTimer(pool, "node-1", (name, planned) -> fired.add(Map.entry(name, planned)));
    }

    private static HikariDataSource pool(TestDatabase database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(DatabaseMigration.APP);
        config.setPassword(database.passwords().app());
        config.addDataSourceProperty("currentSchema", "quartz");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
