package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.OTHER;
import static dev.pipewright.engine.ledger.LedgerFixture.answered;
import static dev.pipewright.engine.ledger.LedgerFixture.chunk;
import static dev.pipewright.engine.ledger.LedgerFixture.ended;
import static dev.pipewright.engine.ledger.LedgerFixture.intents;
import static dev.pipewright.engine.ledger.LedgerFixture.retry;
import static dev.pipewright.engine.ledger.LedgerFixture.succeeded;
import static dev.pipewright.engine.ledger.LedgerFixture.unanswered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.RunStoreContract;
import dev.pipewright.engine.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresAttemptsIT {

    private static final Envelope ENVELOPE = new Envelope(KeyRing.ofNewKey());

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    private final Ledger ledger = new PostgresLedger(database.app(), ENVELOPE);
    private final PostgresAttempts attempts = new PostgresAttempts(database.app(), ENVELOPE);

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_document_that_succeeded_after_retries_shows_all_its_tries() {
        RunId run = newRun("retried");
        Slice slice = ledger.take(ACME, run, Mode.ESTIMATE, "s", 0);
        List<OpenDocument> open = ledger.commit(slice, chunk(intents(0, 3)));
        ledger.settle(slice, List.of(succeeded(open.get(0), "{}"), ended(open.get(1), DocumentState.REJECTED)));
        ledger.settle(slice, List.of(retry(open.get(2), Instant.EPOCH, unanswered(), answered(503))));
        ledger.settle(
                slice, List.of(succeeded(ledger.due(slice, Instant.now(), 1).getFirst(), "{}")));

        List<TriedDocument> tried = attempts.tried(ACME, run, 0, 10);

        assertThat(tried)
                .extracting(TriedDocument::state)
                .containsExactly(DocumentState.REJECTED, DocumentState.SUCCEEDED);
        assertThat(tried.getFirst().attempts()).containsExactly(answered(422));
        assertThat(tried.getLast().key().code()).isEqualTo("INV-00002");
        assertThat(tried.getLast().attempts()).containsExactly(unanswered(), answered(503), answered(200));
        assertThat(attempts.retried(ACME, run)).isEqualTo(1);
    }

    @Test
    void documents_come_page_by_page_and_to_their_tenant_only() {
        RunId run = newRun("paged");
        Slice slice = ledger.take(ACME, run, Mode.ESTIMATE, "s", 0);
        ledger.settle(
                slice,
                ledger.commit(slice, chunk(intents(0, 5))).stream()
                        .map(document -> ended(document, DocumentState.FAILED))
                        .toList());

        List<TriedDocument> first = attempts.tried(ACME, run, 0, 2);
        List<TriedDocument> second = attempts.tried(ACME, run, first.getLast().id(), 10);

        assertThat(first).extracting(one -> one.key().code()).containsExactly("INV-00000", "INV-00001");
        assertThat(second).extracting(one -> one.key().code()).containsExactly("INV-00002", "INV-00003", "INV-00004");
        assertThat(attempts.tried(OTHER, run, 0, 10)).isEmpty();
        assertThat(attempts.retried(OTHER, run)).isZero();
    }

    private static RunId newRun(String trigger) {
        var runs = new JdbcRunStore(database.app(), ENVELOPE, Clock.systemUTC());
        return runs.create(RunStoreContract.run(ACME, trigger), "{}").id();
    }
}
