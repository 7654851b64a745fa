package dev.pipewright.engine.store;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcLoadStoreIT extends LoadStoreContract {

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    private final LoadStore store = new JdbcLoadStore(database.app(), CLOCK);

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    protected LoadStore store() {
        return store;
    }

    @Override
    protected void keep(Run run) {
        new JdbcRunStore(database.app(), new Envelope(KeyRing.ofNewKey()), CLOCK).create(run, "{}");
    }
}
