package dev.pipewright.engine.flowable;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.flowable.RunWork.SliceEnd;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.engine.store.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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
    private FlowableRunner runner;
    private final ScriptedWork work = new ScriptedWork();

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
        runner = runner(pool);
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
        Instant due = Instant.now().plusMillis(700);
        var resumed = new CompletableFuture<Instant>();
        work.script = (split, tries) -> switch (tries) {
            case 1 -> new SliceEnd.More();
            case 2 -> new SliceEnd.Later(due);
            default -> {
                resumed.complete(Instant.now());
                yield new SliceEnd.Done();
            }
        };

        start();

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(resumed.get()).isBetween(due, due.plusSeconds(2));
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
    void a_paused_run_goes_on_when_resumed() throws Exception {
        work.stages = Map.of("read", 1);
        work.order = List.of("read");
        var paused = new CompletableFuture<Boolean>();
        work.script = (split, tries) -> {
            if (tries == 1) {
                runner.pause(run);
                paused.complete(true);
                return new SliceEnd.More();
            }
            return new SliceEnd.Done();
        };

        start();
        paused.get(30, TimeUnit.SECONDS);
        assertThat(work.finished).isNotDone();
        runner.resume(run);

        assertThat(work.finished.get(30, TimeUnit.SECONDS)).isEqualTo("done");
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

    private void start() {
        var queued = new Run(
                run,
                ACME,
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
        runner.start(queued, connection -> run);
    }

    private static int lowestOf(java.util.function.IntSupplier figure) {
        int lowest = figure.getAsInt();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2); lowest > 0 && System.nanoTime() < end; ) {
            lowest = Math.min(lowest, figure.getAsInt());
            Thread.onSpinWait();
        }
        return lowest;
    }

    private FlowableRunner runner(HikariDataSource connections) {
        return new FlowableRunner(database.owner(), connections, "node-1", 4, work, SEAL, Clock.systemUTC());
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

    /// Work that does what a test tells it, and remembers what it was asked.
    private static final class ScriptedWork implements RunWork {

        interface Script {
            SliceEnd slice(String split, int tries);
        }

        volatile List<String> order = List.of();
        volatile Map<String, Integer> stages = Map.of();
        volatile Script script = (split, tries) -> new SliceEnd.Done();
        volatile Runnable atFinish = () -> {};
        final AtomicInteger plans = new AtomicInteger();
        final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
        final Map<String, Integer> done = new ConcurrentHashMap<>();
        final CompletableFuture<String> finished = new CompletableFuture<>();

        @Override
        public List<String> plan(TenantId tenant, RunId run) {
            plans.incrementAndGet();
            return order;
        }

        @Override
        public int open(TenantId tenant, RunId run, String stage) {
            return stages.getOrDefault(stage, 0);
        }

        @Override
        public SliceEnd slice(TenantId tenant, RunId run, String stage, int split, BooleanSupplier stop) {
            String key = stage + "/" + split;
            int count = tries.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
            SliceEnd end = script.slice(key, count);
            if (end instanceof SliceEnd.Done) {
                done.put(key, count);
            }
            return end;
        }

        @Override
        public void finish(TenantId tenant, RunId run, boolean cancelled, String failure) {
            atFinish.run();
            finished.complete(cancelled ? "cancelled" : failure.isEmpty() ? "done" : failure);
        }
    }
}
