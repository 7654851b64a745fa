package dev.pipewright.engine.flowable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.ReadRange;
import dev.pipewright.engine.RestartRefusedException;
import dev.pipewright.engine.RestartRunnerContract;
import dev.pipewright.engine.Restarts;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunRequest;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.CrashingLedger;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.PostgresLedger;
import dev.pipewright.engine.quota.PostgresQuota;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.engine.store.Intake;
import dev.pipewright.engine.store.JdbcLoadStore;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.Notifications;
import dev.pipewright.engine.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs on Flowable and PostgreSQL, slice by slice.
class StagedRunsIT extends RestartRunnerContract {

    private static final Clock CLOCK = Clock.systemUTC();

    private static TestDatabase database;
    private static HikariDataSource control;
    private static HikariDataSource app;

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.fresh();
        control =
                pool("flowable", DatabaseMigration.SYSTEM, database.passwords().system());
        app = pool("pipewright", DatabaseMigration.APP, database.passwords().app());
    }

    @AfterAll
    static void dropDatabase() {
        app.close();
        control.close();
        database.close();
    }

    private static HikariDataSource pool(String schema, String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(user);
        config.setPassword(password);
        config.addDataSourceProperty("currentSchema", schema);
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    @Override
    protected Ledger ledger() {
        return new PostgresLedger(app, Seal.NONE);
    }

    @Override
    protected LoadStore loads() {
        return new JdbcLoadStore(app, CLOCK);
    }

    @Override
    protected JdbcRunStore runs() {
        return new JdbcRunStore(app, Seal.NONE, CLOCK);
    }

    @Override
    protected Run ended(RunRequest request, Ledger through) {
        Run run;
        try (var node = new Node(through)) {
            run = node.await(
                    node.start(request), () -> through instanceof CrashingLedger crashing && !crashing.survived());
        }
        if (run.state().isFinal()) {
            return run;
        }
        try (var next = new Node(ledger())) {
            return next.await(run, () -> false);
        }
    }

    @Override
    protected Run stopped(RunRequest request, BooleanSupplier when) {
        try (var node = new Node(ledger())) {
            Run run = node.start(request);
            Awaitility.await().until(when::getAsBoolean);
            node.runner.cancel(run.id());
            return node.await(run, () -> false);
        }
    }

    @Override
    protected Run restarted(Run failed, RunRequest request, Ledger through) {
        try (var node = new Node(through)) {
            node.restart(failed);
            node.await(failed, () -> through instanceof CrashingLedger crashing && !crashing.survived());
        }
        try (var next = new Node(ledger())) {
            return next.await(failed, () -> false);
        }
    }

    @Override
    protected Run givenUp(Run run) {
        return run;
    }

    @Test
    void a_run_that_a_person_cancelled_is_not_restarted() {
        world().writeOrders("orders.ndjson", "A", 200);
        world().slowTaxman(Duration.ofMillis(50));
        RunRequest request = taxing("orders.ndjson", Mode.RECORD);
        Run run = stopped(request, () -> !world().taxman().documents().isEmpty());

        assertThatThrownBy(() -> restarted(run, request, ledger()))
                .isInstanceOf(RestartRefusedException.class)
                .hasMessage(
                        "The run was cancelled: somebody wanted that nothing more of it is sent. Replay it, or start"
                                + " the pipeline again.");
    }

    /// Both nodes ask before either has an answer.
    @Test
    void of_two_who_restart_a_run_at_once_one_does() {
        Run failed = failed();
        try (var one = new Node(ledger(), "one");
                var other = new Node(ledger(), "other")) {
            var start = new CountDownLatch(1);
            List<CompletableFuture<Boolean>> asked = Stream.of(one, other)
                    .map(node -> CompletableFuture.supplyAsync(() -> {
                        awaitQuietly(start);
                        return node.asksToRestart(failed);
                    }))
                    .toList();
            start.countDown();

            assertThat(asked.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
            assertThat(one.await(failed, () -> false).state()).isEqualTo(RunState.COMPLETED_WITH_REJECTS);
        }
        assertThat(runs().restarts(tenant, failed.id())).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_cancelled_run_gives_up_what_it_has_not_sent() {
        world().writeOrders("orders.ndjson", "A", 200);
        world().slowTaxman(Duration.ofMillis(50));

        Run run = stopped(
                taxing("orders.ndjson", Mode.RECORD),
                () -> !world().taxman().documents().isEmpty());

        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(balance(run, CALL).count(DocumentState.CANCELLED)).isPositive();
        assertThat(balance(run, CALL).count(DocumentState.WAITING)).isZero();
    }

    @Test
    void a_node_that_joins_goes_on_with_what_a_draining_one_leaves() {
        world().writeOrders("orders.ndjson", "A", 800);
        world().slowTaxman(Duration.ofMillis(50));
        Run run;
        Node joining;
        try (var draining = new Node(ledger(), "old")) {
            run = draining.start(taxing("orders.ndjson", Mode.RECORD));
            Awaitility.await().until(() -> !world().taxman().documents().isEmpty());
            joining = new Node(ledger(), "new");
        }
        try (joining) {
            Run ended = joining.await(run, () -> false);

            assertThat(ended.state()).isEqualTo(RunState.COMPLETED);
        }
        assertThat(balance(run, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(800);
        assertThat(world().taxman().documents()).hasSize(800).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void a_run_is_paused_and_resumed_by_a_node_that_does_not_work_on_it() {
        world().writeOrders("orders.ndjson", "A", 800);
        world().slowTaxman(Duration.ofMillis(50));
        try (var working = new Node(ledger(), "working");
                var asking = new Node(ledger(), "asking")) {
            Run run = working.start(taxing("orders.ndjson", Mode.RECORD));
            Awaitility.await().until(() -> !world().taxman().documents().isEmpty());
            asking.runner.pause(run.id());
            Awaitility.await().until(() -> admittedSplits() == 0);
            int whilePaused = world().taxman().documents().size();
            long settled = balance(run, CALL).count(DocumentState.SUCCEEDED);
            assertThat(settled).isEqualTo(whilePaused).isLessThan(800);

            asking.runner.resume(run.id());
            Run ended = working.await(run, () -> false);

            assertThat(ended.state()).isEqualTo(RunState.COMPLETED);
            assertThat(balance(run, CALL).count(DocumentState.SUCCEEDED)).isEqualTo(800);
            assertThat(world().taxman().documents()).hasSize(800).allMatch(document -> document.timesRecorded() == 1);
        }
    }

    @Test
    void a_run_that_another_node_cancels_has_sent_what_it_says() {
        world().writeOrders("orders.ndjson", "A", 800);
        world().slowTaxman(Duration.ofMillis(50));
        try (var working = new Node(ledger(), "working");
                var asking = new Node(ledger(), "asking")) {
            Run run = working.start(taxing("orders.ndjson", Mode.RECORD));
            Awaitility.await().until(() -> !world().taxman().documents().isEmpty());

            asking.runner.cancel(run.id());
            Run ended = working.await(run, () -> false);

            assertThat(ended.state()).isEqualTo(RunState.CANCELLED);
            Balance balance = balance(run, CALL);
            assertThat(balance.count(DocumentState.SUCCEEDED))
                    .isEqualTo(world().taxman().documents().size());
            assertThat(balance.count(DocumentState.CANCELLED)).isPositive();
            assertThat(balance.count(DocumentState.WAITING)).isZero();
            assertThat(balance.isBalanced()).isTrue();
        }
    }

    @Test
    void nodes_that_share_a_credential_are_never_told_that_they_are_too_fast() {
        world().limitTaxman(50);
        world().writeOrders("a.ndjson", "A", 200);
        world().writeOrders("b.ndjson", "B", 200);
        RunRequest ofAnother = taxing("b.ndjson", Mode.RECORD);
        try (var one = new Node(ledger(), "one", 1);
                var two = new Node(ledger(), "two", 1)) {
            Run first = one.start(taxing("a.ndjson", Mode.RECORD));
            Run second = two.start(new RunRequest(
                    new TenantId(UUID.randomUUID().toString()),
                    ofAnother.pipeline(),
                    ofAnother.pipelineId(),
                    ofAnother.contentHash(),
                    ofAnother.json(),
                    ofAnother.mode(),
                    ofAnother.parameters()));
            Awaitility.await().until(() -> sharers().containsAll(List.of("one", "two")));

            assertThat(one.await(first, () -> false).state()).isEqualTo(RunState.COMPLETED);
            assertThat(two.await(second, () -> false).state()).isEqualTo(RunState.COMPLETED);
        }

        assertThat(world().taxman().documents()).hasSize(400).allMatch(document -> document.timesRecorded() == 1);
        assertThat(world().taxman().counters().limited()).isZero();
        assertThat(world().taxman().counters().mostAtOnce()).isLessThanOrEqualTo(4);
    }

    /// The nodes that hold a part of the limits.
    private static List<String> sharers() {
        return JdbcClient.create(database.admin())
                .sql("SELECT jsonb_object_keys(book::jsonb -> 'nodes') FROM flowable.control_quota")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static int admittedSplits() {
        return JdbcClient.create(database.admin())
                .sql("SELECT count(*) FROM flowable.control_split WHERE state = 'ADMITTED'")
                .query(Integer.class)
                .single();
    }

    /// A node as the platform sets it up, but for its settings.
    private final class Node implements AutoCloseable {

        private final OpenRuns open;
        private final FlowableRunner runner;
        private final Notifications notifications = new Notifications(app);

        Node(Ledger through) {
            this(through, "node-1");
        }

        Node(Ledger through, String name) {
            this(through, name, 4);
        }

        Node(Ledger through, String name, int slots) {
            SegmentStore segments = new FolderSegmentStore(ownFolder(), Seal.NONE);
            open = new OpenRuns(
                    runs(),
                    loads(),
                    Intake.NONE,
                    through,
                    segments,
                    _ -> book(),
                    new Targets(CLOCK, new SplittableRandom(1), new PostgresQuota(control, name, Seal.NONE)),
                    CLOCK);
            var work = new StagedRunWork(runs(), loads(), Intake.NONE, through, segments, open, CLOCK);
            runner = new FlowableRunner(database.owner(), control, name, slots, work, Seal.NONE, CLOCK);
            notifications.listen(FlowableRunner.CHANNEL, _ -> runner.wake());
            notifications.begin();
            runner.begin();
        }

        Run start(RunRequest request) {
            var run = new Run(
                    new RunId(UUID.randomUUID()),
                    request.tenant(),
                    request.pipelineId(),
                    request.pipeline().name(),
                    request.contentHash(),
                    request.mode(),
                    UUID.randomUUID().toString(),
                    request.parameters(),
                    RunState.QUEUED,
                    CLOCK.instant(),
                    null,
                    null,
                    null);
            ReadRange range = request.range();
            var store = new JdbcRunStore(app, Seal.NONE, CLOCK);
            store.prepareMonth(run);
            runner.start(run, connection -> {
                RunId kept = store.keep(connection, run, request.json(), request.replay(), "");
                if (range != null) {
                    new JdbcLoadStore(app, CLOCK)
                            .keep(connection, tenant, kept, range.load(run.pipelineId(), request.pipeline()));
                }
                return kept;
            });
            return found(run);
        }

        /// As people do it.
        void restart(Run run) {
            new Restarts(runs(), loads(), ledger()).refusal(found(run)).ifPresent(refusal -> {
                throw new RestartRefusedException(refusal);
            });
            if (!asksToRestart(run)) {
                throw new IllegalStateException("not restarted: " + found(run));
            }
        }

        boolean asksToRestart(Run run) {
            Awaitility.await().until(() -> isEnded(run));
            return runner.restart(run.tenant(), run.id(), connection -> runs().restart(connection, run.id(), ANN));
        }

        /// True when the process of its end is gone too, or it has been restarted.
        private boolean isEnded(Run run) {
            return !found(run).state().isFinal()
                    || JdbcClient.create(database.admin())
                            .sql("SELECT count(*) = 0 FROM flowable.control_run WHERE run = ?")
                            .param(run.id().value())
                            .query(Boolean.class)
                            .single();
        }

        /// Waits until the run is over, or something else happens.
        Run await(Run run, BooleanSupplier orElse) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> orElse.getAsBoolean() || found(run).state().isFinal());
            return found(run);
        }

        private Run found(Run run) {
            return runs().find(run.tenant(), run.id()).orElseThrow();
        }

        @Override
        public void close() {
            runner.close();
            notifications.close();
            open.close();
        }
    }
}
