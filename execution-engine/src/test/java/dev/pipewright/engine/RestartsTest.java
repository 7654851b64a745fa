package dev.pipewright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.ledger.InMemoryLedger;
import dev.pipewright.engine.store.InMemoryLoadStore;
import dev.pipewright.engine.store.InMemoryRunStore;
import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.LoadedStream;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.engine.store.RunStoreContract;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/// Which failed runs may go on.
class RestartsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final LoadedStream SALES = new LoadedStream("foodmart", new NodeId("source-sales"), "a1");

    private final RunStore runs = new InMemoryRunStore(Clock.systemUTC());
    private final LoadStore loads = new InMemoryLoadStore(Clock.systemUTC());
    private final Restarts restarts = new Restarts(runs, loads, new InMemoryLedger());

    @Test
    void a_run_that_failed_may_go_on() {
        assertThat(restarts.refusal(in(RunState.FAILED, "a"))).isEmpty();
    }

    @Test
    void a_run_that_is_under_way_or_was_cancelled_may_not() {
        assertThat(restarts.refusal(in(RunState.RUNNING, "a"))).contains(Sentence.of("engine.restartUnderWay"));
        assertThat(restarts.refusal(in(RunState.CANCELLED, "b"))).contains(Sentence.of("engine.restartCancelled"));
    }

    @Test
    void a_run_whose_inputs_are_being_replayed_waits() {
        Run failed = in(RunState.FAILED, "a");
        Run replay = runs.create(RunStoreContract.run(ACME, "b"), "{}", new Replay(failed.id(), null));

        assertThat(restarts.refusal(failed)).contains(Sentence.of("engine.restartReplayed", "run", replay.id()));
        runs.move(ACME, replay.id(), RunState.CANCELLED, null);
        assertThat(restarts.refusal(failed)).isEmpty();
    }

    @Test
    void a_run_may_not_read_the_changes_that_a_later_one_is_reading() {
        Run failed = in(RunState.FAILED, "a");
        loads.begin(ACME, failed.id(), new Load(SALES, null, null, 7L));
        Run later = in(RunState.RUNNING, "b");
        loads.begin(ACME, later.id(), new Load(SALES, null, null, 9L));

        assertThat(restarts.refusal(failed)).contains(Sentence.of("engine.sameChanges", "run", later.id()));
    }

    private Run in(RunState state, String trigger) {
        Run run = runs.create(RunStoreContract.run(ACME, trigger), "{}");
        runs.move(ACME, run.id(), state, null);
        return runs.find(ACME, run.id()).orElseThrow();
    }
}
