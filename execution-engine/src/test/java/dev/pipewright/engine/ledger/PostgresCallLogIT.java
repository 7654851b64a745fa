package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.OTHER;
import static dev.pipewright.engine.ledger.LedgerFixture.chunk;
import static dev.pipewright.engine.ledger.LedgerFixture.intents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.RunStoreContract;
import dev.pipewright.engine.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresCallLogIT {

    private static final Envelope ENVELOPE = new Envelope(KeyRing.ofNewKey());

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    private final Ledger ledger = new PostgresLedger(database.app(), ENVELOPE);
    private final PostgresCallLog log = new PostgresCallLog(database.app(), ENVELOPE);
    private final JdbcRunStore runs = new JdbcRunStore(database.app(), ENVELOPE, Clock.systemUTC());

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_document_is_found_by_its_code_with_the_calls_of_all_its_attempts() {
        RunId run = newRun("found");
        OpenDocument document = sent(run);
        LoggedCall refused = call(document, 503, "{\"error\":\"busy\"}");
        LoggedCall accepted = call(document, 200, "{\"tax\":\"1.00\"}");
        settle(run, document, List.of(attempt(document, refused, ""), attempt(document, accepted, accepted.answer())));

        List<CalledDocument> found = log.of(ACME, run, document.key().code());

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().key()).isEqualTo(document.key());
        assertThat(found.getFirst().state()).isEqualTo(DocumentState.SUCCEEDED);
        assertThat(found.getFirst().calls()).containsExactly(refused, accepted);
        assertThat(log.of(ACME, run, "INV-9")).isEmpty();
        assertThat(log.of(OTHER, run, document.key().code())).isEmpty();
    }

    @Test
    void the_calls_of_runs_that_ended_before_are_dropped_and_nothing_else() {
        RunId run = newRun("dropped");
        OpenDocument document = sent(run);
        LoggedCall accepted = call(document, 200, "{\"tax\":\"1.00\"}");
        settle(run, document, List.of(attempt(document, accepted, accepted.answer())));

        int whileUnderWay = log.drop(ACME, Instant.now().plus(Duration.ofDays(1)));
        runs.move(ACME, run, RunState.RUNNING, null);
        runs.move(ACME, run, RunState.COMPLETED, null);
        int beforeItsTime = log.drop(ACME, Instant.now().minus(Duration.ofDays(1)));
        int dropped = log.drop(ACME, Instant.now().plus(Duration.ofDays(1)));
        int again = log.drop(ACME, Instant.now().plus(Duration.ofDays(1)));

        assertThat(List.of(whileUnderWay, beforeItsTime, dropped, again)).containsExactly(0, 0, 1, 0);
        assertThat(log.of(ACME, run, document.key().code()))
                .extracting(CalledDocument::calls)
                .containsExactly(List.of());
        assertThat(new PostgresAttempts(database.app(), ENVELOPE).tried(ACME, run, 0, 10))
                .isEmpty();
    }

    private OpenDocument sent(RunId run) {
        Slice slice = ledger.take(ACME, run, Mode.ESTIMATE, "s", 0);
        return ledger.commit(slice, chunk(intents(0, 1))).getFirst();
    }

    private void settle(RunId run, OpenDocument document, List<Attempt> attempts) {
        Slice slice = new Slice(ACME, run, Mode.ESTIMATE, "s", 0, 1);
        ledger.settle(
                slice,
                List.of(new Outcome(
                        document.id(),
                        DocumentState.SUCCEEDED,
                        null,
                        true,
                        attempts,
                        Payload.of("{\"tax\":\"1.00\"}"),
                        null,
                        "",
                        null)));
    }

    private static Attempt attempt(OpenDocument document, LoggedCall call, String response) {
        return new Attempt(
                call.at(),
                call.took(),
                call.status(),
                "c",
                "",
                false,
                CallLogText.of(List.of(call), document.request().text(), response));
    }

    private static LoggedCall call(OpenDocument document, int status, String answer) {
        return new LoggedCall(
                Instant.parse("2026-03-02T10:00:00Z"),
                Duration.ofMillis(20),
                "POST",
                "/orders",
                Map.of("X-Key", "k"),
                document.request().text(),
                status,
                Map.of("date", "today"),
                answer,
                "");
    }

    private RunId newRun(String trigger) {
        return runs.create(RunStoreContract.run(ACME, trigger), "{}").id();
    }
}
