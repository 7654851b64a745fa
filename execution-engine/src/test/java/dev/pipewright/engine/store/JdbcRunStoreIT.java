package dev.pipewright.engine.store;

import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcRunStoreIT extends RunStoreContract {

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    private final RunStore store = new JdbcRunStore(database.app(), new Envelope(KeyRing.ofNewKey()), CLOCK);

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
            statement.execute("DELETE FROM pipewright.run");
        }
    }

    @Override
    protected RunStore store() {
        return store;
    }
}
