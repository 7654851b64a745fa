package dev.pipewright.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.CountedStatements;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.RunStoreContract;
import dev.pipewright.engine.store.TestDatabase;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementCountIT {

    private final CountedStatements statements = new CountedStatements();

    @Test
    void a_thousand_documents_are_committed_and_settled_in_fewer_than_twenty_statements() {
        try (TestDatabase database = TestDatabase.fresh()) {
            var envelope = new Envelope(KeyRing.ofNewKey());
            RunId run = new JdbcRunStore(database.app(), envelope, Clock.systemUTC())
                    .create(RunStoreContract.run(LedgerFixture.ACME, "count"), "{}")
                    .id();
            var ledger = new PostgresLedger(statements.of(database.app()), envelope);
            Slice slice = ledger.take(LedgerFixture.ACME, run, Mode.RECORD, "s", 0);
            statements.forget();

            List<OpenDocument> open = ledger.commit(slice, LedgerFixture.chunk(LedgerFixture.intents(0, 1000)));
            ledger.settle(
                    slice,
                    open.stream()
                            .map(document -> LedgerFixture.succeeded(document, "{}"))
                            .toList());

            assertThat(open).hasSize(1000);
            assertThat(statements.count()).isLessThan(20);
        }
    }
}
