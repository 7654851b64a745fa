package dev.pipewright.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.store.CountedStatements;
import dev.pipewright.engine.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresQuotaIT extends QuotaContract {

    private static final Seal SEAL = new Envelope(KeyRing.ofNewKey());
    private static final CallLimits LIMITS = new CallLimits(8, 100, 20, 1_000);

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        JdbcClient.create(database.owner())
                .sql("CREATE TABLE flowable.test_clock AS SELECT now() AS at")
                .update();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    Quota quota(String node) {
        return new PostgresQuota(database.system(), node, SEAL, "(SELECT at FROM flowable.test_clock)");
    }

    @Override
    void setClock(Instant to) {
        JdbcClient.create(database.owner())
                .sql("UPDATE flowable.test_clock SET at = ?::timestamptz")
                .param(to.toString())
                .update();
    }

    @Test
    void nodes_that_take_at_the_same_time_take_one_after_the_other() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Long>> takers = IntStream.range(0, 40)
                    .<Callable<Long>>mapToObj(i -> () -> new PostgresQuota(database.system(), "node-" + i, SEAL)
                            .take("busy", claim())
                            .ofDay())
                    .toList();

            long taken = 0;
            for (var result : threads.invokeAll(takers)) {
                taken += result.get();
            }

            assertThat(taken).isEqualTo(1_000);
        }
    }

    @Test
    void time_is_the_databases() {
        Instant before = JdbcClient.create(database.system())
                .sql("SELECT clock_timestamp()")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();

        QuotaBlock block = new PostgresQuota(database.system(), "a", SEAL).take("clock", claim());

        assertThat(block.nextDay()).isBetween(before, before.plus(Duration.ofDays(1)));
    }

    @Test
    void a_block_costs_two_statements() {
        var statements = new CountedStatements();

        new PostgresQuota(statements.of(database.system()), "a", SEAL).take("counted", claim());

        assertThat(statements.count()).isEqualTo(2);
    }

    @Test
    void nobody_reads_the_credential_in_the_database() {
        new PostgresQuota(database.system(), "a", SEAL).take("secret", claim());

        assertThat(JdbcClient.create(database.admin())
                        .sql("SELECT credential || book FROM flowable.control_quota")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains("secret"));
    }

    private static QuotaClaim claim() {
        return new QuotaClaim(
                LIMITS, Set.of(new TenantId("acme")), 0, 8, 0, Double.POSITIVE_INFINITY, 60, Hearing.NOTHING);
    }
}
