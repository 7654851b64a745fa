package dev.pipewright.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.RunStoreContract;
import dev.pipewright.engine.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresLedgerIT extends LedgerContract {

    private static final Envelope ENVELOPE = new Envelope(KeyRing.ofNewKey());

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    private final Ledger ledger = new PostgresLedger(database.app(), ENVELOPE);

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = database.admin().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM pipewright.effect");
        }
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected RunId newRun(TenantId tenant) {
        return created(RunStoreContract.run(tenant, UUID.randomUUID().toString()));
    }

    private static RunId created(Run run) {
        return new JdbcRunStore(database.app(), ENVELOPE, Clock.systemUTC())
                .create(run, "{}")
                .id();
    }

    @Test
    void what_a_run_of_an_earlier_month_left_unknown_is_found_out_there() {
        RunId lastMonth = created(createdAt(LedgerFixture.NOON.minus(Duration.ofDays(40))));
        ledger.commit(slice(lastMonth), LedgerFixture.chunk(LedgerFixture.intent("A", "one")));
        ledger.abandon(LedgerFixture.ACME, lastMonth, Mode.RECORD);
        Slice slice = slice(newRun(LedgerFixture.ACME));
        ledger.commit(slice, LedgerFixture.chunk(LedgerFixture.intent("A", "one")));

        OpenDocument earlier = ledger.due(slice, LedgerFixture.NOON, 1).getFirst();
        ledger.settle(slice, List.of(LedgerFixture.succeeded(earlier, "{}")));

        assertThat(ledger.troubled(LedgerFixture.ACME, lastMonth, 0, 10))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.state()).isEqualTo(DocumentState.SUPERSEDED);
                    assertThat(found.attempts()).hasSize(1);
                });
        assertThat(ledger.progress(slice).waiting()).isZero();
    }

    private static Run createdAt(Instant then) {
        Run run = RunStoreContract.run(LedgerFixture.ACME, "last month");
        return new Run(
                run.id(),
                run.tenant(),
                run.pipelineId(),
                run.pipelineName(),
                run.contentHash(),
                run.mode(),
                run.trigger(),
                run.parameters(),
                run.state(),
                then,
                null,
                null,
                null);
    }

    private Slice slice(RunId run) {
        return ledger.take(LedgerFixture.ACME, run, Mode.RECORD, "s", 0);
    }
}
