package dev.pipewright.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.RunStoreContract;
import dev.pipewright.engine.store.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StatementCountIT {

    private final AtomicInteger statements = new AtomicInteger();

    @Test
    void a_thousand_documents_are_committed_and_settled_in_fewer_than_twenty_statements() {
        try (TestDatabase database = TestDatabase.fresh()) {
            var envelope = new Envelope(KeyRing.ofNewKey());
            RunId run = new JdbcRunStore(database.app(), envelope, Clock.systemUTC())
                    .create(RunStoreContract.run(LedgerFixture.ACME, "count"), "{}")
                    .id();
            var ledger = new PostgresLedger(counting(DataSource.class, database.app()), envelope);
            Slice slice = ledger.take(LedgerFixture.ACME, run, Mode.RECORD, "s", 0);
            statements.set(0);

            List<OpenDocument> open = ledger.commit(slice, LedgerFixture.chunk(LedgerFixture.intents(0, 1000)));
            ledger.settle(
                    slice,
                    open.stream()
                            .map(document -> LedgerFixture.succeeded(document, "{}"))
                            .toList());

            assertThat(open).hasSize(1000);
            assertThat(statements.get()).isLessThan(20);
        }
    }

    /// The same object, but each statement it prepares is counted: the ledger executes each one once.
    private <T> T counting(Class<T> type, T counted) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(counted, arguments);
                        return result instanceof Connection connection
                                ? counting(Connection.class, connection)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
