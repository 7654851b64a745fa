package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.ORDERS_FILE;
import static dev.pipewright.platform.TestPlatform.ORDER_COUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.platform.result.ResultFormat;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.result.ResultsDroppedException;
import dev.pipewright.platform.result.Retention;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.tenant.AcrossTenants;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionIT {

    private TestPlatform platform;
    private RunId run;
    private LocalDate month;

    @BeforeEach
    void runSomething() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
        Run started = platform.get(Runs.class)
                .start(new RunRequest(
                        ACME, ORDERS, RunRequest.Subject.LIVE, Mode.RECORD, Map.of("file", ORDERS_FILE), "old", ANN));
        run = started.id();
        month = LocalDate.ofInstant(started.createdAt(), ZoneOffset.UTC).withDayOfMonth(1);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> report().run().state().isFinal());
    }

    @AfterEach
    void stop() throws IOException {
        platform.close();
    }

    private RunReport report() {
        return platform.get(Runs.class).report(ACME, run).orElseThrow();
    }

    /// Retention as it is some months later.
    private Retention after(int months, int kept) {
        var then = Clock.fixed(
                month.plusMonths(months)
                        .plusDays(14)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant(),
                ZoneOffset.UTC);
        return new Retention(platform.get(AcrossTenants.class), kept, List.of(), then);
    }

    @Test
    void a_month_that_is_old_enough_is_dropped_and_the_runs_and_effects_stay() throws IOException {
        try (var early = after(2, 2);
                var late = after(3, 2)) {
            assertThat(early.drop()).isEmpty();
            assertThat(report().results()).isEqualTo(ORDER_COUNT);

            assertThat(late.drop()).containsExactly(month);
            assertThat(late.drop()).isEmpty();
        }

        assertThat(report().isBalanced()).isTrue();
        assertThat(report().results()).isZero();
        assertThatThrownBy(() ->
                        platform.get(Results.class).write(ACME, run, ResultFormat.CSV, OutputStream.nullOutputStream()))
                .isInstanceOf(ResultsDroppedException.class)
                .hasMessage(
                        "The results of this run were kept for a while and are dropped now. Run the pipeline again.");
        assertThat(admin("SELECT count(*) FROM pipewright.effect")).containsExactly((long) ORDER_COUNT);
    }

    @Test
    void a_month_stays_while_one_of_its_documents_is_unknown_or_one_of_its_runs_is_not_over() {
        JdbcClient.create(platform.database().admin())
                .sql("UPDATE pipewright.document SET state = 'UNKNOWN' WHERE code = 'A-0007'")
                .update();
        try (var late = after(30, 2)) {
            assertThat(late.drop()).isEmpty();

            JdbcClient.create(platform.database().admin())
                    .sql("UPDATE pipewright.document SET state = 'FAILED' WHERE code = 'A-0007'")
                    .update();
            JdbcClient.create(platform.database().admin())
                    .sql("UPDATE pipewright.run SET ended_at = NULL")
                    .update();
            assertThat(late.drop()).isEmpty();
        }
    }

    private List<Long> admin(String sql) {
        return JdbcClient.create(platform.database().admin())
                .sql(sql)
                .query((row, _) -> row.getLong(1))
                .list();
    }
}
