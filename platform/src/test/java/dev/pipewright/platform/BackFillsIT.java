package dev.pipewright.platform;

import static dev.pipewright.engine.OrderPipelines.call;
import static dev.pipewright.engine.OrderPipelines.form;
import static dev.pipewright.engine.OrderPipelines.order;
import static dev.pipewright.engine.OrderPipelines.result;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.backfill.BackFill;
import dev.pipewright.platform.backfill.BackFillRefusedException;
import dev.pipewright.platform.backfill.BackFillReport;
import dev.pipewright.platform.backfill.BackFillRequest;
import dev.pipewright.platform.backfill.BackFillSlice;
import dev.pipewright.platform.backfill.BackFillState;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.backfill.SliceLength;
import dev.pipewright.platform.backfill.SliceState;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.run.ReplayRequest;
import dev.pipewright.platform.run.RunOutlook;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A year of a shop that has two orders a month, of two lines each, read in slices. The first of them is made at
/// the very beginning of its month.
class BackFillsIT {

    private static final NodeId CALL = new NodeId("apiCall-tax");
    private static final NodeId SALES = new NodeId("source-sales");
    private static final int MONTHS = 12;

    private static TestPlatform platform;

    private final String table = "sale_" + UUID.randomUUID().toString().replace('-', '_');
    private final String pipeline = table;

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
        platform.get(Connections.class)
                .save(
                        ACME,
                        "shop",
                        platform.get(ConnectorCatalogue.class).get("jdbc"),
                        Map.of(
                                "url",
                                platform.database().url(),
                                "user",
                                DatabaseMigration.OWNER,
                                "password",
                                platform.database().passwords().owner(),
                                "zone",
                                "UTC"),
                        ANN);
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    @BeforeEach
    void fillShop() throws SQLException {
        inShop("CREATE TABLE shop." + table
                + " (order_no text, line integer, region text, amount numeric(9,2), modified timestamp)");
        for (int month = 1; month <= MONTHS; month++) {
            String at = "2025-%02d-".formatted(month);
            insert(month + "a", at + "01 00:00:00");
            insert(month + "b", at + "28 12:30:00");
        }
        var sales = new Node.Source(
                header(SALES.value()),
                "jdbc",
                "shop",
                Map.of("query", "SELECT order_no AS \"order\", line, region, amount, modified FROM shop." + table),
                Schema.UNKNOWN,
                List.of("order", "line"),
                new Node.Source.Incremental(List.of("modified"), List.of("order"), null, null));
        var drawn = new Drawings()
                .chain(
                        sales,
                        order(),
                        form("map-order", "order", "items"),
                        call(CALL.value()),
                        result(),
                        results("sink-results"))
                .pipeline();
        platform.get(Catalogue.class).add(ACME, pipeline, new Drawing(drawn, Layout.EMPTY), ANN);
        platform.get(Versions.class).publish(ACME, pipeline, ANN, "First.");
    }

    private void insert(String order, String modified) throws SQLException {
        for (int line = 1; line <= 2; line++) {
            inShop("INSERT INTO shop.%s VALUES ('%s', %d, 'WA', 10.00, TIMESTAMP '%s')"
                    .formatted(table, code(order), line, modified));
        }
    }

    /// Codes differ between tests: the target is shared.
    private String code(String order) {
        return table.substring(5, 13) + "-" + order;
    }

    private static void inShop(String sql) throws SQLException {
        try (var session = DriverManager.getConnection(
                        platform.database().url(),
                        DatabaseMigration.OWNER,
                        platform.database().passwords().owner());
                var statement = session.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS shop");
            statement.execute(sql);
        }
    }

    @Test
    void a_year_in_slices_is_what_one_load_of_everything_is() {
        BackFillReport ended = ended(begin("P1M", 3, true), BackFillState.DONE);
        assertThat(platform.get(LoadStore.class).watermarks(ACME, pipeline)).isEmpty();

        RunReport whole = ended(platform.get(Runs.class)
                .start(new RunRequest(
                        ACME, pipeline, RunRequest.Subject.LIVE, Mode.RECORD, Map.of(), "whole " + pipeline, ANN)));

        assertThat(ended.slices()).hasSize(MONTHS).allMatch(slice -> slice.tries() == 1);
        assertThat(ended.slices().get(1).bounds().from()).isEqualTo("2025-02-01T00:00:00");
        assertThat(ended.slices().get(1).bounds().to()).isEqualTo("2025-03-01T00:00:00");
        assertThat(ended.formed()).isEqualTo(2 * MONTHS);
        assertThat(ended.done()).isEqualTo(2 * MONTHS);
        List<RunReport> slices = ended.slices().stream().map(this::report).toList();
        assertThat(slices).allMatch(report -> balance(report).count(DocumentState.SUCCEEDED) == 2);
        assertThat(slices.stream().mapToLong(BackFillsIT::read).sum()).isEqualTo(read(whole));
        assertThat(balance(whole).count(DocumentState.UNCHANGED)).isEqualTo(2 * MONTHS);
        assertThat(platform.taxman().documents().stream()
                        .filter(document -> document.code().startsWith(code(""))))
                .hasSize(2 * MONTHS)
                .allMatch(document -> document.timesRecorded() == 1);
        assertThat(whole.loads().getFirst().load().moved()).isTrue();
    }

    @Test
    void a_normal_run_beside_it_sends_nothing_twice_and_moves_the_watermark_as_ever() {
        BackFillReport begun = begin("P1M", 3, true);
        Run beside = platform.get(Runs.class)
                .start(new RunRequest(
                        ACME, pipeline, RunRequest.Subject.LIVE, Mode.RECORD, Map.of(), "beside " + pipeline, ANN));

        RunReport whole = ended(beside);
        BackFillReport ended = ended(begun, BackFillState.DONE);

        assertThat(whole.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(ended.done()).isEqualTo(2 * MONTHS);
        assertThat(platform.taxman().documents().stream()
                        .filter(document -> document.code().startsWith(code(""))))
                .hasSize(2 * MONTHS)
                .allMatch(document -> document.timesRecorded() == 1);
        assertThat(platform.get(LoadStore.class).watermarks(ACME, pipeline))
                .singleElement()
                .satisfies(watermark -> assertThat(watermark.value()).isEqualTo("2025-12-28T12:30:00"));
    }

    @Test
    void how_much_is_new_nothing_tells_but_what_a_load_has_kept_does() throws SQLException {
        ended(load("first"));
        insert("13a", "2026-01-05 12:30:00");
        RunReport second = ended(load("second"));
        // The last order is read again, is known, and is not kept.
        assertThat(read(second)).isEqualTo(4);

        RunReport replay = ended(platform.get(Runs.class)
                .replay(new ReplayRequest(
                        ACME,
                        second.run().id(),
                        new ReplayRequest.What.All(),
                        ReplayRequest.Version.OWN,
                        Mode.ESTIMATE,
                        "again " + pipeline,
                        ANN))
                .run());

        assertThat(platform.get(Runs.class).outlook(ACME, second.run().id())).isEmpty();
        assertThat(platform.get(Runs.class).outlook(ACME, replay.run().id()))
                .contains(new RunOutlook(RunOutlook.Basis.KEPT, Map.of(SALES, 2L), Map.of(CALL, 1L)));
        assertThat(read(replay)).isEqualTo(2);
    }

    private Run load(String trigger) {
        return platform.get(Runs.class)
                .start(new RunRequest(
                        ACME, pipeline, RunRequest.Subject.LIVE, Mode.RECORD, Map.of(), trigger + " " + pipeline, ANN));
    }

    @Test
    void a_failed_slice_stops_the_others_until_somebody_tries_again() throws SQLException {
        inShop("ALTER TABLE shop." + table + " RENAME COLUMN amount TO price");
        BackFillReport stopped = ended(begin("P1M", 1, true), BackFillState.STOPPED);
        inShop("ALTER TABLE shop." + table + " RENAME COLUMN price TO amount");

        assertThat(states(stopped)).startsWith(SliceState.FAILED, SliceState.WAITING);
        assertThat(stopped.backFill().count(SliceState.WAITING)).isEqualTo(MONTHS - 1);
        fills().retry(ACME, stopped.backFill().id(), ANN);
        BackFillReport ended = ended(stopped, BackFillState.DONE);
        assertThat(ended.slices().getFirst().tries()).isEqualTo(2);
        assertThat(ended.done()).isEqualTo(2 * MONTHS);
    }

    @Test
    void a_slice_of_which_all_is_refused_has_failed_and_need_not_stop_the_others() throws SQLException {
        inShop("UPDATE shop." + table + " SET region = 'XX' WHERE order_no IN ('" + code("3a") + "', '" + code("3b")
                + "', '" + code("5a") + "')");

        BackFillReport first = ended(begin("P1M", 2, false), BackFillState.STOPPED);

        assertThat(first.backFill().slices()).isEqualTo(Map.of(SliceState.FAILED, 1, SliceState.DONE, MONTHS - 1));
        assertThat(first.slices().get(2).state()).isEqualTo(SliceState.FAILED);
        assertThat(report(first.slices().get(4)).run().state()).isEqualTo(RunState.COMPLETED_WITH_REJECTS);
        assertThat(first.troubled()).isEqualTo(3);
        assertThat(first.attention()).containsExactlyInAnyOrder(3, 5);
        assertThat(first.refused()).isZero();
        assertThatThrownBy(() -> fills().resume(ACME, first.backFill().id(), ANN))
                .isInstanceOf(BackFillRefusedException.class)
                .hasMessage("No slice of the back-fill waits for somebody to let it go on. Try again what failed"
                        + " instead.");
        inShop("UPDATE shop." + table + " SET region = 'WA'");
        fills().retry(ACME, first.backFill().id(), ANN);
        assertThat(ended(first, BackFillState.DONE).done()).isEqualTo(2 * MONTHS - 1);
    }

    @Test
    void a_process_that_ends_between_a_slice_and_its_run_leaves_one_run_of_each_whoever_goes_on() {
        BackFillReport paused = paused(begin("P1M", 1, true));
        UUID id = paused.backFill().id();
        int done = paused.backFill().count(SliceState.DONE);
        int before = runs().size();
        // Claimed but not started, and started but not noted.
        change("UPDATE backfill_slice SET state = 'RUNNING', tries = 1 WHERE backfill = ? AND number = 12", id);
        change("UPDATE backfill_slice SET state = 'RUNNING', run = NULL WHERE backfill = ? AND number = 1", id);

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(_ -> CompletableFuture.runAsync(() -> fills().advance(ACME, id)))
                        .toArray(CompletableFuture[]::new))
                .join();

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            fills().advance(ACME, id);
            return report(id).backFill().count(SliceState.DONE) == done + 1;
        });
        assertThat(runs()).hasSize(before + 1);
        assertThat(report(id).slices().getFirst().run())
                .isEqualTo(paused.slices().getFirst().run());
        assertThat(report(id).backFill().state()).isEqualTo(BackFillState.PAUSED);
    }

    @Test
    void a_back_fill_rests_goes_on_with_the_version_it_began_with_and_is_given_up() {
        BackFillReport paused = paused(begin("P1M", 1, true));
        UUID id = paused.backFill().id();
        var rename = new PipelineEdit.RenameNode(new NodeId("map-order"), "Other");
        platform.get(Drafts.class).propose(ACME, pipeline, ANN, new Proposal(UUID.randomUUID() + "", 0, rename));
        platform.get(Versions.class).publish(ACME, pipeline, ANN, "Second.");

        fills().resume(ACME, id, ANN);
        int known = paused.backFill().count(SliceState.DONE);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> report(id).backFill().count(SliceState.DONE) > known);
        fills().cancel(ACME, id, ANN);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> report(id).backFill().count(SliceState.RUNNING) == 0);

        BackFill cancelled = report(id).backFill();
        assertThat(cancelled.state()).isEqualTo(BackFillState.CANCELLED);
        assertThat(cancelled.count(SliceState.CANCELLED)).isPositive();
        assertThat(cancelled.count(SliceState.CANCELLED) + cancelled.count(SliceState.DONE))
                .isEqualTo(MONTHS);
        assertThat(runs().stream().map(Run::contentHash).distinct()).hasSize(1);
        assertThatThrownBy(() -> fills().cancel(ACME, id, ANN))
                .isInstanceOf(BackFillRefusedException.class)
                .hasMessage("The back-fill is over, so it cannot be cancelled.");
        assertThat(platform.get(Audit.class).list(ACME, Long.MAX_VALUE, 200))
                .filteredOn(entry -> entry.subject().equals(id.toString()))
                .extracting(AuditEntry::action)
                .containsExactly("backfill.cancel", "backfill.resume", "backfill.pause", "backfill.start");
    }

    @Test
    void the_same_trigger_begins_one_back_fill_that_no_other_tenant_sees() {
        BackFillRequest request = request("P1W", 1, true, "2025-01-01", "2025-01-15", "once");

        BackFills.Started first = fills().start(request);
        BackFills.Started again = fills().start(request);

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        UUID id = first.report().backFill().id();
        assertThat(again.report().backFill().id()).isEqualTo(id);
        assertThat(fills().list(ACME, pipeline, 10)).hasSize(1);
        assertThatThrownBy(() -> fills().start(request("P1D", 1, true, "2025-01-01", "2025-01-15", "once")))
                .isInstanceOf(BackFillRefusedException.class)
                .hasMessageStartingWith("This Idempotency-Key has begun the back-fill " + id);
        assertThat(fills().find(OTHER, id)).isEmpty();
        assertThat(fills().pause(OTHER, id, "eve")).isEmpty();
        assertThat(fills().list(OTHER, pipeline, 10)).isEmpty();
        ended(first.report(), BackFillState.DONE);
    }

    @Test
    void a_range_that_cannot_be_read_is_refused_with_a_sentence() {
        assertRefused(
                "2026-02-01",
                "2026-02-01",
                "The range ends at 2026-02-01, which is not after its beginning," + " 2026-02-01. Choose a later end.");
        assertRefused(
                "2020-01-01",
                "2026-01-01",
                "The range has more than 1000 slices. Choose longer slices, or a" + " shorter range.");
        assertRefused(
                "2026-01-01T00:00:00Z",
                "2026-02-01T00:00:00",
                "'2026-02-01T00:00:00' is of another kind than the watermark of 'source-sales'. Write it as"
                        + " 2026-03-02T10:00:00Z.");
        assertRefused(
                "January",
                "2026-02-01",
                "'January' is neither a day nor a time. Write a day as 2026-03-02, or a time as 2026-03-02T10:00:00"
                        + " or 2026-03-02T10:00:00Z.");
        assertThatThrownBy(() -> SliceLength.of("P1M2D"))
                .hasMessage("'P1M2D' is no length of a slice. Write days, weeks or months, as in P1D, P1W, P1M or"
                        + " P10D.");
    }

    private void assertRefused(String from, String to, String sentence) {
        assertThatThrownBy(() -> fills().start(request("P1D", 1, true, from, to, "refused")))
                .isInstanceOf(BackFillRefusedException.class)
                .hasMessage(sentence);
    }

    private BackFillReport begin(String length, int atOnce, boolean stops) {
        return fills().start(request(length, atOnce, stops, "2025-01-01T00:00:00", "2026-01-01T00:00", "begin"))
                .report();
    }

    private BackFillRequest request(String length, int atOnce, boolean stops, String from, String to, String trigger) {
        return new BackFillRequest(
                ACME,
                pipeline,
                null,
                from,
                to,
                SliceLength.of(length),
                Mode.RECORD,
                atOnce,
                stops,
                Map.of(),
                trigger + " " + pipeline,
                ANN);
    }

    /// Paused once its first slice is done.
    private BackFillReport paused(BackFillReport begun) {
        UUID id = begun.backFill().id();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> report(id).backFill().count(SliceState.DONE) > 0);
        fills().pause(ACME, id, ANN);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> report(id).backFill().count(SliceState.RUNNING) == 0);
        assertThat(report(id).backFill().count(SliceState.WAITING)).isGreaterThan(1);
        return report(id);
    }

    private static BackFillReport ended(BackFillReport begun, BackFillState state) {
        UUID id = begun.backFill().id();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> report(id),
                        report -> report.backFill().state() == state
                                && report.backFill().count(SliceState.RUNNING) == 0);
    }

    private static BackFillReport report(UUID id) {
        return fills().find(ACME, id).orElseThrow();
    }

    private RunReport report(BackFillSlice slice) {
        return platform.get(Runs.class)
                .report(ACME, Objects.requireNonNull(slice.run()))
                .orElseThrow();
    }

    private static RunReport ended(Run run) {
        return platform.ended(run);
    }

    private static Balance balance(RunReport report) {
        return Objects.requireNonNull(report.calls().get(CALL));
    }

    private static long read(RunReport report) {
        return Objects.requireNonNull(report.nodes().get(SALES)).in();
    }

    private static Stream<SliceState> statesOf(BackFillReport report) {
        return report.slices().stream().map(BackFillSlice::state);
    }

    private static List<SliceState> states(BackFillReport report) {
        return statesOf(report).toList();
    }

    private List<Run> runs() {
        return platform.get(Runs.class).list(ACME, pipeline, null, 100);
    }

    private static void change(String sql, UUID id) {
        platform.get(TenantJdbc.class).run(ACME, jdbc -> jdbc.sql(sql).param(id).update());
    }

    private static BackFills fills() {
        return platform.get(BackFills.class);
    }
}
