package dev.pipewright.engine;

import static dev.pipewright.engine.OrderPipelines.source;
import static dev.pipewright.engine.plan.Drawings.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.CrashingLedger;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.LocalState;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Sentences;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs in one process, on a state file.
class LocalRunnerIT extends RestartRunnerContract {

    private LocalState state;

    @BeforeEach
    void openState() {
        state = LocalState.open(ownFolder().resolve("state"), Clock.systemUTC());
    }

    @AfterEach
    void closeState() {
        state.close();
    }

    @Override
    protected Ledger ledger() {
        return state.ledger();
    }

    @Override
    protected LoadStore loads() {
        return state.loads();
    }

    @Override
    protected RunStore runs() {
        return state.runs();
    }

    @Override
    protected Run ended(RunRequest request, Ledger through) {
        try {
            return runner(through).run(request, _ -> {}).run();
        } catch (CrashingLedger.Crash _) {
            return runner(ledger()).run(request, _ -> {}).run();
        }
    }

    @Override
    protected Run stopped(RunRequest request, BooleanSupplier when) {
        LocalRunner runner = runner(ledger());
        var person = Thread.ofVirtual().start(() -> {
            Awaitility.await().until(when::getAsBoolean);
            runner.stop();
        });
        Run run = runner.run(request, _ -> {}).run();
        person.interrupt();
        return run;
    }

    @Override
    protected Run restarted(Run failed, RunRequest request, Ledger through) {
        if (!failed.state().isFinal()) {
            return runner(through).run(request, _ -> {}).run();
        }
        try {
            return runner(through).restart(request, ANN, _ -> {}).run();
        } catch (CrashingLedger.Crash _) {
            return runner(ledger()).run(request, _ -> {}).run();
        }
    }

    /// Refused credentials end no run here; a later one that needs its documents does.
    @Override
    protected Run givenUp(Run run) {
        ledger().abandon(run.tenant(), run.id(), run.mode());
        runs().move(run.tenant(), run.id(), RunState.FAILED, "A later run took its documents over.");
        return runs().find(run.tenant(), run.id()).orElseThrow();
    }

    private LocalRunner runner(Ledger through) {
        return runner(through, Clock.systemUTC());
    }

    /// All that a runner tells: for its clock, each look is a second later.
    private List<RunProgress> progressOf(RunRequest request) {
        Instant now = Instant.now();
        var looks = new AtomicLong();
        InstantSource time = () -> now.plusSeconds(looks.incrementAndGet());
        var told = new ArrayList<RunProgress>();
        runner(ledger(), time.withZone(ZoneOffset.UTC)).run(request, progress -> {
            synchronized (told) {
                told.add(progress);
            }
        });
        return told;
    }

    private LocalRunner runner(Ledger through, Clock clock) {
        return new LocalRunner(
                through,
                runs(),
                loads(),
                new FolderSegmentStore(ownFolder().resolve("segments"), state.seal()),
                book(),
                new Targets(Clock.systemUTC(), new SplittableRandom(1)),
                clock,
                UUID::randomUUID);
    }

    @Test
    void a_run_that_was_stopped_goes_on_with_the_same_command() {
        world().writeOrders("orders.ndjson", "A", 40);
        world().slowTaxman(Duration.ofMillis(50));
        RunRequest request = taxing("orders.ndjson", Mode.RECORD);
        Run first = stopped(request, () -> !world().taxman().documents().isEmpty());

        RunReport second = runner(ledger()).run(request, _ -> {});

        assertThat(first.state()).isEqualTo(RunState.RUNNING);
        assertThat(second.resumed()).isTrue();
        assertThat(second.run().id()).isEqualTo(first.id());
        assertThat(second.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(balance(second.run(), CALL).count(DocumentState.SUCCEEDED)).isEqualTo(40);
        assertThat(world().taxman().documents()).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void progress_ends_with_every_document_settled_also_where_none_had_to_be_sent() {
        world().writeOrders("orders.ndjson", "A", 3);
        RunRequest request = taxing("orders.ndjson", Mode.RECORD);

        List<RunProgress> first = progressOf(request);
        List<RunProgress> second = progressOf(request);

        assertThat(first.getFirst())
                .extracting(RunProgress::reading, RunProgress::formed, RunProgress::settled)
                .containsExactly(true, 0L, 0L);
        assertThat(List.of(first.getLast(), second.getLast()))
                .extracting(RunProgress::read, RunProgress::reading, RunProgress::formed, RunProgress::settled)
                .containsOnly(tuple(3L, false, 3L, 3L));
        assertThat(second.getLast().settledBefore()).isZero();
    }

    @Test
    void progress_of_a_run_that_goes_on_counts_what_was_settled_before() {
        world().writeOrders("orders.ndjson", "A", 40);
        world().slowTaxman(Duration.ofMillis(50));
        RunRequest request = taxing("orders.ndjson", Mode.RECORD);
        Run stopped = stopped(request, () -> !world().taxman().documents().isEmpty());
        long settled = balance(stopped, CALL).count(DocumentState.SUCCEEDED);

        List<RunProgress> told = progressOf(request);

        assertThat(settled).isPositive();
        assertThat(told.getFirst().settledBefore()).isEqualTo(settled);
        assertThat(told.getLast())
                .extracting(RunProgress::reading, RunProgress::formed, RunProgress::settled)
                .containsExactly(false, 40L, 40L);
    }

    @Test
    void a_run_that_read_nothing_says_so_and_what_the_run_before_read() {
        world().writeOrders("orders.ndjson", "A", 3);
        RunRequest request = taxing("orders.ndjson", Mode.ESTIMATE);
        List<String> full = runner(ledger()).run(request, _ -> {}).remarks();
        world().writeOrders("orders.ndjson", "A", 0);

        RunReport empty = runner(ledger()).run(request, _ -> {});
        RunReport again = runner(ledger()).run(request, _ -> {});

        assertThat(full).isEmpty();
        assertThat(empty.run().state()).isEqualTo(RunState.COMPLETED_EMPTY);
        assertThat(empty.remarks())
                .map(Sentences.english()::read)
                .containsExactly("'source-orders' read nothing; the run before read 3 records. If that is not meant,"
                        + " check its settings and the parameters of the run.");
        assertThat(again.remarks())
                .map(Sentences.english()::read)
                .containsExactly("'source-orders' read nothing, like the run before.");
    }

    @Test
    void a_killed_run_is_found_again_whatever_form_its_parameters_come_back_in() {
        world().writeOrders("orders.ndjson", "A", 3);
        RunRequest request = request(
                new Drawings()
                        .chain(source("source-orders", "orders.ndjson"), results("sink-results"))
                        .pipeline(),
                Mode.ESTIMATE,
                Map.of("least", new BigDecimal("10.00"), "from", "1997-01-01", "most", 20L));
        LocalRunner killed = runner(new CrashingLedger(ledger(), 1, true));
        try {
            killed.run(request, _ -> {});
        } catch (CrashingLedger.Crash _) {
            // As it was meant.
        }

        RunReport report = runner(ledger()).run(request, _ -> {});

        assertThat(report.resumed()).isTrue();
        assertThat(runs().list(tenant, null, null, 10)).hasSize(1);
    }
}
