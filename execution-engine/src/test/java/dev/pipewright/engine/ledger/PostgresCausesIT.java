package dev.pipewright.engine.ledger;

import static dev.pipewright.engine.ledger.LedgerFixture.ACME;
import static dev.pipewright.engine.ledger.LedgerFixture.CALL;
import static dev.pipewright.engine.ledger.LedgerFixture.OTHER;
import static dev.pipewright.engine.ledger.LedgerFixture.SOURCE;
import static dev.pipewright.engine.ledger.LedgerFixture.answered;
import static dev.pipewright.engine.ledger.LedgerFixture.chunk;
import static dev.pipewright.engine.ledger.LedgerFixture.intents;
import static dev.pipewright.engine.ledger.LedgerFixture.key;
import static dev.pipewright.engine.ledger.LedgerFixture.rejecting;
import static dev.pipewright.engine.ledger.LedgerFixture.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.RunStoreContract;
import dev.pipewright.engine.store.TestDatabase;
import dev.pipewright.model.record.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresCausesIT {

    private static final Envelope ENVELOPE = new Envelope(KeyRing.ofNewKey());
    private static final String POSTAL_CODE = "shipTo.postalCode";

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    private final Ledger ledger = new PostgresLedger(database.app(), ENVELOPE);
    private final PostgresCauses causes = new PostgresCauses(database.app(), ENVELOPE);

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void causes_count_all_documents_and_records_and_quote_the_first_of_them() {
        RunId run = newRun("causes", "orders", LedgerFixture.NOON);
        Slice slice = ledger.take(ACME, run, Mode.ESTIMATE, "s", 0);
        var outcomes = new ArrayList<Outcome>();
        for (OpenDocument document : ledger.commit(slice, chunk(intents(0, 8)))) {
            outcomes.add(
                    outcomes.size() < 7
                            ? refused(document, "postal-code", POSTAL_CODE)
                            : refused(document, "currency", null));
        }
        ledger.settle(slice, outcomes);
        ledger.commit(
                slice,
                rejecting(IntStream.rangeClosed(1, 600)
                        .mapToObj(line -> rejected("unreadable", null, line))
                        .toArray(RejectedRecord[]::new)));

        assertThat(causes.ofRun(ACME, run))
                .containsExactly(
                        new Cause(
                                CALL,
                                DocumentState.REJECTED,
                                "postal-code",
                                POSTAL_CODE,
                                "Correct postal-code of INV-00000.",
                                7,
                                List.of("INV-00000", "INV-00001", "INV-00002", "INV-00003", "INV-00004"),
                                List.of()),
                        new Cause(
                                CALL,
                                DocumentState.REJECTED,
                                "currency",
                                null,
                                "Correct currency of INV-00007.",
                                1,
                                List.of("INV-00007"),
                                List.of()),
                        new Cause(
                                SOURCE,
                                null,
                                "unreadable",
                                null,
                                "Line 1 can not be read.",
                                600,
                                List.of("raw 1", "raw 2", "raw 3", "raw 4", "raw 5"),
                                List.of()));
        assertThat(causes.ofRun(OTHER, run)).isEmpty();
    }

    @Test
    void a_cause_tells_what_the_values_of_its_field_look_like_and_no_value() {
        RunId run = newRun("patterns", "patterns", LedgerFixture.NOON);
        Slice slice = ledger.take(ACME, run, Mode.ESTIMATE, "s", 0);
        List<OpenDocument> open = ledger.commit(
                slice,
                chunk(ordered("A", "EC1A 1BB"), ordered("B", "SW1A 2AA"), ordered("C", "10115"), ordered("D", "")));
        ledger.settle(
                slice,
                open.stream()
                        .map(document -> refused(document, "postal-code", POSTAL_CODE))
                        .toList());

        assertThat(causes.ofRun(ACME, run))
                .flatExtracting(Cause::patterns)
                .containsExactly(
                        new ValuePattern("AA9A 9AA", 2), new ValuePattern("", 1), new ValuePattern("99999", 1));
    }

    @Test
    void what_is_accepted_is_no_cause_any_more_and_counted_by_run() {
        RunId run = newRun("accepted", "accepted", LedgerFixture.NOON);
        refuse(run, Mode.ESTIMATE, "A", "B");
        ledger.commit(ledger.take(ACME, run, Mode.ESTIMATE, "s", 0), rejecting(rejected("unreadable", null, 1)));

        causes.ofRun(ACME, run)
                .forEach(cause -> ledger.workList()
                        .accept(
                                ACME,
                                run,
                                new TroubleSelection.OfCause(cause.key()),
                                new Acceptance(UUID.randomUUID(), null, "ann", Instant.EPOCH, "", 0)));

        assertThat(causes.ofRun(ACME, run)).isEmpty();
        assertThat(causes.ofPipeline(ACME, "accepted", Mode.ESTIMATE)).isEmpty();
        assertThat(causes.accepted(ACME, List.of(run))).containsExactly(Map.entry(run, 3L));
        assertThat(causes.accepted(OTHER, List.of(run))).isEmpty();
    }

    @Test
    void a_pipelines_causes_are_counted_over_its_runs_and_the_newest_comes_first() {
        RunId first = newRun("first", "many", LedgerFixture.NOON);
        RunId second = newRun("second", "many", LedgerFixture.NOON.plus(Duration.ofHours(1)));
        RunId third = newRun("third", "many", LedgerFixture.NOON.plus(Duration.ofHours(2)));
        refuse(first, Mode.ESTIMATE, "A", "B");
        refuse(second, Mode.ESTIMATE, "C");
        ledger.commit(ledger.take(ACME, third, Mode.ESTIMATE, "s", 0), rejecting(rejected("unreadable", null, 1)));

        List<PipelineCause> found = causes.ofPipeline(ACME, "many", Mode.ESTIMATE);

        assertThat(found).extracting(each -> each.cause().code()).containsExactly("unreadable", "postal-code");
        assertThat(found.getLast()).satisfies(refused -> {
            assertThat(refused.cause().count()).isEqualTo(3);
            assertThat(refused.runs()).isEqualTo(2);
            assertThat(refused.newest()).isEqualTo(second);
            assertThat(refused.firstSeen()).isEqualTo(LedgerFixture.NOON);
            assertThat(refused.lastSeen()).isEqualTo(LedgerFixture.NOON.plus(Duration.ofHours(1)));
        });
        assertThat(causes.ofPipeline(ACME, "many", Mode.RECORD)).isEmpty();
        assertThat(causes.ofPipeline(OTHER, "many", Mode.ESTIMATE)).isEmpty();
    }

    @Test
    void what_a_later_run_has_recorded_is_open_no_more() {
        RunId first = recording("r1");
        refuse(first, Mode.RECORD, "R-1", "R-2");
        Slice later = ledger.take(ACME, recording("r2"), Mode.RECORD, "s", 0);

        OpenDocument corrected =
                ledger.commit(later, chunk(ordered("R-1", "10115"))).getFirst();
        ledger.settle(later, List.of(succeeded(corrected, "{}")));

        assertThat(causes.ofPipeline(ACME, "recording", Mode.RECORD))
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.cause().count()).isEqualTo(1);
                    assertThat(open.cause().examples()).containsExactly("R-2");
                    assertThat(open.newest()).isEqualTo(first);
                });
    }

    private void refuse(RunId run, Mode mode, String... codes) {
        Slice slice = ledger.take(ACME, run, mode, "s", 0);
        Intent[] orders = Arrays.stream(codes).map(code -> ordered(code, "?")).toArray(Intent[]::new);
        ledger.settle(
                slice,
                ledger.commit(slice, chunk(orders)).stream()
                        .map(document -> refused(document, "postal-code", POSTAL_CODE))
                        .toList());
    }

    private static Intent ordered(String code, String postalCode) {
        Intent any = LedgerFixture.intent(code, postalCode);
        var request = Payload.of("{\"shipTo\":{\"postalCode\":\"" + postalCode + "\"}}");
        return new Intent(key(code), any.via(), any.requestHash(), request, any.carried(), any.amount(), any.origin());
    }

    private static RunId newRun(String trigger, String pipeline, Instant createdAt) {
        return keep(trigger, pipeline, Mode.ESTIMATE, createdAt);
    }

    private static RunId recording(String trigger) {
        return keep(trigger, "recording", Mode.RECORD, LedgerFixture.NOON);
    }

    private static RunId keep(String trigger, String pipeline, Mode mode, Instant createdAt) {
        Run any = RunStoreContract.run(ACME, trigger);
        var run = new Run(
                any.id(),
                any.tenant(),
                pipeline,
                pipeline,
                any.contentHash(),
                mode,
                any.trigger(),
                any.parameters(),
                any.state(),
                createdAt,
                null,
                null,
                null);
        return new JdbcRunStore(database.app(), ENVELOPE, Clock.systemUTC())
                .create(run, "{}")
                .id();
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
}
