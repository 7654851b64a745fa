package dev.pipewright.engine.flowable;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Lease;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.flowable.RunWork.SliceEnd;
import dev.pipewright.engine.store.CountedStatements;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.engine.store.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FlowableRunnerIT {

    private static final TenantId ACME = new TenantId("acme");
    private static final Seal SEAL = new Envelope(KeyRing.ofNewKey());
    private final RunId run = new RunId(UUID.randomUUID());

    private static TestDatabase database;
    private HikariDataSource pool;
    private LossyDataSource lossy;
    private FlowableRunner runner;
    private final ScriptedWorks works = new ScriptedWorks();
    private final ScriptedWork work = works.of(run);

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @BeforeEach
    void startRunner() {
        pool = pool();
        lossy = new LossyDataSource(pool);
        runner = runner(lossy.dataSource());
        runner.begin();
    }

    @AfterEach
    void stopRunner() {
        runner.close();

        pool.close();
    }

    @Test
    void a_run_goes_through_its_stages_in_order_and_finishes() throws Exception {
        work.stages = Map.of("read", 3, "empty", 0, "write", 1);
        work.order = List.of("read", "empty", "write");

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(work.done.keySet()).containsExactlyInAnyOrder("read/0", "read/1", "read/2", "write/0");
    }

    @Test
    void no_connection_is_held_while_a_slice_works() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        var active = new CompletableFuture<Integer>();
        work.script = (split, tries) -> {
            // Others may just be looking for work: what counts is that the slice adds none for good.
            active.complete(lowestOf(() -> pool.getHikariPoolMXBean().getActiveConnections()));
            return new SliceEnd.Done();
        };

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(active.get()).isZero();
    }

    @Test
    void a_split_that_throws_is_never_counted_as_done() throws Exception {
        work.stages = Map.of("read", 8);
        work.order = List.of("read");
        work.script = (split, tries) -> {
            if (tries == 1 && split.endsWith("3")) {
                throw new IllegalStateException("planted");
            }
            return new SliceEnd.Done();
        };

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(work.done).hasSize(8).containsEntry("read/3", 2);
    }

    @Test
    void a_split_that_cannot_be_finished_fails_the_run_with_its_sentence() throws Exception {
        work.stages = Map.of("read", 2, "write", 1);
        work.order = List.of("read", "write");
        work.script = (split, tries) -> {
            if (split.equals("read/1")) {
                throw new RunFailedException("Choose a file that exists.", false, new IOException("planted"));
            }
            return new SliceEnd.Done();
        };

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("Choose a file that exists.");
        assertThat(work.done).doesNotContainKey("write/0");
    }

    @Test
    void no_sentence_of_a_tenant_stands_in_the_clear() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        work.script = (split, tries) -> {
            throw new RunFailedException("Evergreen Terrace 742 is no file.", false, new IOException("planted"));
        };
        var kept = new CompletableFuture<String>();
        work.atFinish = () -> kept.complete(JdbcClient.create(database.admin())
                .sql("SELECT encode(failure, 'escape') FROM flowable.control_run WHERE run = ?")
                .param(run.value())
                .query(String.class)
                .single());

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("Evergreen Terrace 742 is no file.");
        assertThat(kept.get()).isNotEmpty().doesNotContain("Evergreen");
    }

    @Test
    void a_split_goes_on_until_it_is_done_and_sleeps_until_it_is_due() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        var due = new CompletableFuture<Instant>();
        var resumed = new CompletableFuture<Instant>();
        work.script = (split, tries) -> switch (tries) {
            case 1 -> new SliceEnd.More();
            case 2 -> {
                due.complete(Instant.now().plusMillis(700));
                yield new SliceEnd.Later(due.join());
            }
            default -> {
                resumed.complete(Instant.now());
                yield new SliceEnd.Done();
            }
        };

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        // Sooner than the safety poll would find it.
        assertThat(resumed.get()).isBetween(due.get(), due.get().plusSeconds(10));
    }

    @Test
    void a_cancelled_run_gives_its_splits_up_and_ends_by_its_own_path() throws Exception {
        work.stages = Map.of("read", 1, "write", 1);
        work.order = List.of("read", "write");
        work.script = (split, tries) -> {
            runner.cancel(run);
            return new SliceEnd.Later(Instant.now().plus(Duration.ofDays(1)));
        };

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("cancelled");
        assertThat(work.done).isEmpty();
    }

    @Test
    void a_paused_run_waits_while_others_go_on_and_goes_on_when_resumed() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        work.script = (split, tries) -> {
            if (tries == 1) {
                runner.pause(run);
                return new SliceEnd.More();
            }
            return new SliceEnd.Done();
        };
        var other = new RunId(UUID.randomUUID());
        ScriptedWork itsWork = works.of(other);
        itsWork.stages = Map.of("read", 2);
        itsWork.order = List.of("read");
        start();
        Awaitility.await().until(() -> "WAITING".equals(stateOfFirstSplit(run)) && work.triesOf("read/0") == 1);

        start(other);

        assertThat(itsWork.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(work.triesOf("read/0")).isEqualTo(1);
        assertThat(work.finished).isNotDone();
        runner.resume(run);
        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
    }

    private static String stateOfFirstSplit(RunId of) {
        return JdbcClient.create(database.admin())
                .sql("SELECT coalesce(max(state), '') FROM flowable.control_split WHERE run = ? AND split = 0")
                .param(of.value())
                .query(String.class)
                .single();
    }

    @Test
    void a_tenant_without_a_slot_gets_one_of_a_tenant_that_has_several() throws Exception {
        var small = new RunId(UUID.randomUUID());
        ScriptedWork itsWork = works.of(small);
        itsWork.stages = Map.of("read", 1);
        itsWork.order = List.of("read");
        work.stages = Map.of("read", 4);
        work.order = List.of("read");
        work.script = (split, tries) -> {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> itsWork.finished.isDone()
                            || Objects.requireNonNull(work.stops.get(split)).getAsBoolean());
            return itsWork.finished.isDone() ? new SliceEnd.Done() : new SliceEnd.More();
        };
        start();
        Awaitility.await().until(() -> work.tries.size() == 4);

        start(new TenantId("small"), small);

        assertThat(itsWork.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(work.tries.values()).extracting(AtomicInteger::get).containsExactlyInAnyOrder(1, 1, 1, 2);
    }

    @Test
    void a_split_that_ends_in_an_error_is_done_again() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        work.script = (split, tries) -> {
            if (tries == 1) {
                throw new AssertionError("planted");
            }
            return new SliceEnd.Done();
        };

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void a_step_of_a_run_that_does_not_work_now_is_tried_again() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        work.planTroubles.add(
                new RunFailedException("The database is not reachable.", true, new IOException("planted")));

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(work.plans).hasValue(2);
    }

    @Test
    void a_run_that_waits_for_another_one_uses_up_no_try() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        for (int i = 0; i < 4; i++) {
            work.planTroubles.add(new RunWaitsException());
        }

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(work.plans).hasValue(5);
    }

    @Test
    void a_job_that_was_taken_without_anybody_hearing_of_it_is_taken_again() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        lossy.loseNextReplyTo("update ACT_RU_EXTERNAL_JOB");

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(lossy.hasLost()).isTrue();
    }

    @Test
    void a_node_that_starts_again_goes_on_with_what_it_held() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        var started = new CompletableFuture<Boolean>();
        var never = new CompletableFuture<SliceEnd>();
        work.script = (split, tries) -> {
            if (tries == 1) {
                started.complete(true);
                return never.join();
            }
            return new SliceEnd.Done();
        };
        start();
        started.get(30, TimeUnit.SECONDS);

        try (var secondPool = pool();
                var second = runner(secondPool)) {
            second.begin();

            assertThat(work.finished.get(15, TimeUnit.SECONDS)).isEqualTo("done");
            never.complete(new SliceEnd.Done());
        }
    }

    @Test
    void what_a_node_held_that_is_gone_is_taken_by_another() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        var started = new CompletableFuture<Boolean>();
        var never = new CompletableFuture<SliceEnd>();
        work.script = (split, tries) -> {
            if (tries == 1) {
                started.complete(true);
                return never.join();
            }
            return new SliceEnd.Done();
        };
        start();
        started.get(30, TimeUnit.SECONDS);

        JdbcClient.create(database.admin())
                .sql("UPDATE flowable.act_ru_external_job SET lock_owner_ = 'node-that-died'")
                .update();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(work.triesOf("read/0")).isEqualTo(2);
        never.complete(new SliceEnd.Done());
    }

    @Test
    void a_node_that_drains_is_not_waited_for() {
        try (var secondPool = pool();
                var second = runner(secondPool, "node-2")) {
            second.begin();
            assertThat(nodes()).contains("node-2");
        }

        assertThat(nodes()).doesNotContain("node-2");
    }

    @Test
    void an_idle_node_makes_fewer_than_sixty_statements_a_minute() throws Exception {
        var statements = new CountedStatements();
        try (var idlePool = pool();
                var idle = runner(statements.of(idlePool), "idle")) {
            idle.begin();
            statements.forget();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> statements.all().stream()
                                    .filter(FlowableRunnerIT::isBeat)
                                    .count()
                            == 4);

            // Four beats are twenty seconds.
            assertThat(statements.count()).isLessThan(20);
        }
    }

    private static boolean isBeat(String statement) {
        return statement.contains("INSERT INTO control_node");
    }

    @Test
    void starting_a_run_twice_carries_it_once() throws Exception {
        work.stages = Map.of("read", 2);
        work.order = List.of("read");
        var gate = new CompletableFuture<SliceEnd>();
        work.script = (split, tries) -> gate.join();

        start();
        start();
        gate.complete(new SliceEnd.Done());

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(work.plans).hasValue(1);
    }

    private static List<String> nodes() {
        return JdbcClient.create(database.admin())
                .sql("SELECT node FROM flowable.control_node")
                .query((row, number) -> row.getString("node"))
                .list();
    }

    private void start() {
        start(run);
    }

    private void start(RunId id) {
        start(ACME, id);
    }

    private void start(TenantId tenant, RunId id) {
        var queued = new Run(
                id,
                tenant,
                "orders",
                "Orders",
                "hash",
                Mode.ESTIMATE,
                "by hand",
                Map.of(),
                RunState.QUEUED,
                Instant.EPOCH,
                null,
                null,
                null);
        runner.start(queued, connection -> id);
    }

    private static int lowestOf(IntSupplier figure) {
        int lowest = figure.getAsInt();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2); lowest > 0 && System.nanoTime() < end; ) {
            lowest = Math.min(lowest, figure.getAsInt());
            Thread.onSpinWait();
        }
        return lowest;
    }

    private FlowableRunner runner(DataSource connections) {
        return runner(connections, "node-1");
    }

    private FlowableRunner runner(DataSource connections, String node) {
        return new FlowableRunner(database.owner(), connections, node, 4, works, SEAL, Clock.systemUTC());
    }

    private static HikariDataSource pool() {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(DatabaseMigration.SYSTEM);
        config.setPassword(database.passwords().system());
        config.addDataSourceProperty("currentSchema", "flowable");
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    /// The work of several runs.
    private static final class ScriptedWorks implements RunWork {

        private final Map<RunId, ScriptedWork> works = new ConcurrentHashMap<>();

        ScriptedWork of(RunId run) {
            return works.computeIfAbsent(run, _ -> new ScriptedWork());
        }

        @Override
        public List<String> plan(TenantId tenant, RunId run) {
            return of(run).plan();
        }

        @Override
        public int open(TenantId tenant, RunId run, String stage, int slots) {
            return of(run).stages.getOrDefault(stage, 0);
        }

        @Override
        public SliceEnd slice(TenantId tenant, RunId run, String stage, int split, Lease lease, BooleanSupplier stop) {
            return of(run).slice(stage + "/" + split, stop);
        }

        @Override
        public void finish(TenantId tenant, RunId run, boolean cancelled, String failure) {
            of(run).atFinish.run();
            of(run).finished.complete(cancelled ? "cancelled" : failure.isEmpty() ? "done" : failure);
        }
    }

    /// What is done for a run as a test tells it, and what was asked.
    private static final class ScriptedWork {

        interface Script {
            SliceEnd slice(String split, int tries);
        }

        volatile List<String> order = List.of();
        volatile Map<String, Integer> stages = Map.of();
        volatile Script script = (split, tries) -> new SliceEnd.Done();
        volatile Runnable atFinish = () -> {};
        final Queue<RuntimeException> planTroubles = new ConcurrentLinkedQueue<>();
        final AtomicInteger plans = new AtomicInteger();
        final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
        final Map<String, BooleanSupplier> stops = new ConcurrentHashMap<>();
        final Map<String, Integer> done = new ConcurrentHashMap<>();
        final CompletableFuture<String> finished = new CompletableFuture<>();

        List<String> plan() {
            plans.incrementAndGet();
            RuntimeException trouble = planTroubles.poll();
            if (trouble != null) {
                throw trouble;
            }
            return order;
        }

        SliceEnd slice(String key, BooleanSupplier stop) {
            stops.put(key, stop);
            int count = tries.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
            SliceEnd end = script.slice(key, count);
            if (end instanceof SliceEnd.Done) {
                done.put(key, count);
            }
            return end;
        }

        int triesOf(String key) {
            return tries.getOrDefault(key, new AtomicInteger()).get();
        }
    }
}
