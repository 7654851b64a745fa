package dev.pipewright.engine.ledger;

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
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

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
        var runs = new JdbcRunStore(database.app(), ENVELOPE, Clock.systemUTC());
        return runs.create(RunStoreContract.run(tenant, UUID.randomUUID().toString()), "{}")
                .id();
    }
}
