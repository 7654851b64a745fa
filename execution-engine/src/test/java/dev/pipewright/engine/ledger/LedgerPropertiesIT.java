package dev.pipewright.engine.ledger;

import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.RunStoreContract;
import dev.pipewright.engine.store.TestDatabase;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds in PostgreSQL too after any sequence of operations on few documents by several runs.
class LedgerPropertiesIT {

    private static final int STEPS = 250;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothing_is_recorded_twice_or_out_of_order_and_every_run_ends(boolean knowsKeys) {
        try (TestDatabase database = TestDatabase.fresh()) {
            var envelope = new Envelope(KeyRing.ofNewKey());
            var runs = new JdbcRunStore(database.app(), envelope, Clock.systemUTC());
            var story = new LedgerStory(
                    new PostgresLedger(database.app(), envelope),
                    new StoryTarget(knowsKeys),
                    () -> runs.create(
                                    RunStoreContract.run(
                                            LedgerFixture.ACME,
                                            UUID.randomUUID().toString()),
                                    "{}")
                            .id(),
                    17);

            for (int i = 0; i < STEPS; i++) {
                story.step();
            }
            story.workOff();
            story.finish();

            story.assertBalanced();
            story.assertTold();
        }
    }
}
