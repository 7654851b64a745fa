package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.CALL;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresOverviewIT {

    private static final Envelope ENVELOPE = new Envelope(KeyRing.ofNewKey());

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    private final Ledger ledger = new PostgresLedger(database.app(), ENVELOPE);
    private final PostgresOverview overview = new PostgresOverview(database.app(), ENVELOPE);

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

    @Test
    void causes_count_all_documents_and_records_and_quote_the_first_of_them() {
        RunId run = newRun("causes");
        Slice slice = ledger.take(ACME, run, Mode.ESTIMATE, "s", 0);
        var outcomes = new ArrayList<Outcome>();
        for (OpenDocument document : ledger.commit(slice, chunk(intents(0, 8)))) {
            outcomes.add(
                    outcomes.size() < 7
                            ? refused(document, "postal-code", "shipTo.postalCode")
                            : refused(document, "currency", null));
        }
        ledger.settle(slice, outcomes);
        ledger.commit(
                slice,
                rejecting(
                        IntStream.rangeClosed(1, 600)
                                .mapToObj(line -> rejected("unreadable", null, line))
                                .toList(),
                        600));

        assertThat(overview.causes(ACME, run))
                .containsExactly(
                        new Cause(
                                CALL,
                                DocumentState.REJECTED,
                                "postal-code",
                                "shipTo.postalCode",
                                "Correct postal-code of INV-00000.",
                                7,
                                List.of("INV-00000", "INV-00001", "INV-00002", "INV-00003", "INV-00004")),
                        new Cause(
                                CALL,
                                DocumentState.REJECTED,
                                "currency",
                                null,
                                "Correct currency of INV-00007.",
                                1,
                                List.of("INV-00007")),
                        new Cause(
                                SOURCE,
                                null,
                                "unreadable",
                                null,
                                "Line 1 can not be read.",
                                600,
                                List.of("raw 1", "raw 2", "raw 3", "raw 4", "raw 5")));
        assertThat(overview.causes(OTHER, run)).isEmpty();
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
