package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.OTHER;
import static dev.pipewright.engine.ledger.LedgerFixture.SOURCE;
import static dev.pipewright.engine.ledger.LedgerFixture.answered;
import static dev.pipewright.engine.ledger.LedgerFixture.chunk;
import static dev.pipewright.engine.ledger.LedgerFixture.intents;
import static dev.pipewright.engine.ledger.LedgerFixture.results;
import static dev.pipewright.engine.ledger.LedgerFixture.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.RunStoreContract;
import dev.pipewright.engine.store.TestDatabase;
import dev.pipewright.model.record.Origin;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresOverviewIT {

    private static final Envelope ENVELOPE = new Envelope(KeyRing.ofNewKey());

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    private final Ledger ledger = new PostgresLedger(database.app(), ENVELOPE);
    private final PostgresOverview overview = new PostgresOverview(database.app());

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void the_figures_of_many_runs_come_at_once() {
        RunId busy = newRun("busy");
        RunId idle = newRun("idle");
        Slice slice = ledger.take(ACME, busy, Mode.ESTIMATE, "s", 0);
        List<OpenDocument> open = ledger.commit(slice, chunk(intents(0, 4)));
        ledger.settle(slice, List.of(succeeded(open.get(0), "{}"), refused(open.get(1), "postal-code", "shipTo")));
        ledger.commit(slice, results("1", "2", "3"));
        ledger.commit(slice, rejecting(List.of(rejected("unreadable", null, 1)), 1));

        Map<RunId, RunFigures> figures = overview.figures(ACME, List.of(busy, idle));

        assertThat(figures).containsExactly(Map.entry(busy, new RunFigures(1, 4, 1, 1, 1, 3)));
        assertThat(overview.figures(OTHER, List.of(busy))).isEmpty();
    }

    private static RunId newRun(String trigger) {
        var runs = new JdbcRunStore(database.app(), ENVELOPE, Clock.systemUTC());
        return runs.create(RunStoreContract.run(ACME, trigger), "{}").id();
    }

    private static Outcome refused(OpenDocument document, String code, @Nullable String field) {
        return new Outcome(
                document.id(),
                DocumentState.REJECTED,
                null,
                true,
                List.of(answered(422)),
                null,
                code,
                "Correct " + code + " of " + document.key().code() + ".",
                field);
    }

    private static RejectedRecord rejected(String code, @Nullable String field, int line) {
        return new RejectedRecord(
                SOURCE,
                code,
                "Line " + line + " can not be read.",
                field,
                new Origin("orders.csv", line, "line " + line),
                "raw " + line);
    }

    private static Chunk rejecting(List<RejectedRecord> records, long count) {
        return new Chunk(
                null,
                List.of(),
                List.of(),
                records,
                Map.of(SOURCE, new NodeCounts(count, 0, 0, count, 0, 0)),
                SOURCE,
                null,
                false);
    }
}
