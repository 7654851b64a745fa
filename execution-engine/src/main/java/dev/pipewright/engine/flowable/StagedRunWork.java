package dev.pipewright.engine.flowable;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Restarts;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.RunVerdict;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Lease;
import dev.pipewright.engine.dataflow.LoadReadings;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.dataflow.SliceFailedException;
import dev.pipewright.engine.dataflow.SliceLimit;
import dev.pipewright.engine.dataflow.SliceResult;
import dev.pipewright.engine.flowable.OpenRuns.OpenRun;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.store.Intake;
import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.Reading;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does the work of runs with the stages, the ledger and the connections that a run on one machine uses too.
public final class StagedRunWork implements RunWork {

    private static final Duration SLICE = Duration.ofSeconds(30);
    /// How long to wait for a document that an older run is sending.
    private static final Duration OTHERS = Duration.ofSeconds(2);

    private final RunStore runs;
    private final Restarts restarts;
    private final LoadStore loads;
    private final Intake intake;
    private final Ledger ledger;
    private final SegmentStore segments;
    private final OpenRuns open;
    private final Clock clock;

    public StagedRunWork(
            RunStore runs,
            LoadStore loads,
            Intake intake,
            Ledger ledger,
            SegmentStore segments,
            OpenRuns open,
            Clock clock) {
        this.runs = runs;
        this.restarts = new Restarts(runs, loads, ledger);
        this.loads = loads;
        this.intake = intake;
        this.ledger = ledger;
        this.segments = segments;
        this.open = open;
        this.clock = clock;
    }

    @Override
    public List<String> plan(TenantId tenant, RunId run) {
        return with(tenant, run, opened -> {
            if (!intake.begin(opened.run(), opened.streams())) {
                throw new RunWaitsException();
            }
            restarts.begin(opened.run()).ifPresent(obstacle -> {
                throw new RunFailedException(obstacle.kept(), false, null);
            });
            runs.move(tenant, run, RunState.RUNNING, null);
            opened.beginLoads();
            if (opened.run().mode() == Mode.RECORD) {
                awaitEarlierLoad(opened.run());
            }
            return opened.plan().stages().stream().map(Stage::name).toList();
        });
    }

    /// Two runs that read the same changes at once would have one of them do everything in vain.
    private void awaitEarlierLoad(Run run) {
        restarts.readsTheSame(run, other -> !other.id().equals(run.id())).ifPresent(other -> {
            throw new RunFailedException(
                    Sentence.of("engine.sameChanges", "run", other.id()).kept(), true, null);
        });
    }

    @Override
    public int open(TenantId tenant, RunId run, String stage, int slots) {
        List<SourceSplit> known = runs.splits(tenant, run, stage);
        if (!known.isEmpty()) {
            return known.size();
        }
        return with(tenant, run, opened -> {
            Stage divided = opened.stage(stage);
            // Groups may spread over splits, so a stage that folds reads its source in one.
            int wanted = divided.border().isEmpty() ? Math.max(1, slots) : 1;
            List<Integer> landed = divided.landedBy().stream()
                    .map(name -> runs.splits(tenant, run, name).size())
                    .toList();
            List<SourceSplit> found = opened.runner().splits(divided, wanted, landed);
            return runs.saveSplits(tenant, run, stage, found).size();
        });
    }

    @Override
    public SliceEnd slice(TenantId tenant, RunId run, String stage, int split, Lease lease, BooleanSupplier stop) {
        return with(tenant, run, opened -> {
            Slice slice = ledger.take(tenant, run, opened.run().mode(), stage, split);
            SourceSplit source = runs.splits(tenant, run, stage).get(split);
            return endOf(opened.runner().run(slice, opened.stage(stage), source, new SliceLimit(SLICE, stop, lease)));
        });
    }

    private SliceEnd endOf(SliceResult result) {
        if (result.fencedOff() || !result.progress().ended()) {
            return new SliceEnd.More();
        }
        if (result.progress().isDone()) {
            return new SliceEnd.Done();
        }
        Instant due = result.nextDue();
        return new SliceEnd.Later(due == null ? clock.instant().plus(OTHERS) : due);
    }

    @Override
    public void finish(TenantId tenant, RunId run, boolean cancelled, String failure) {
        if (cancelled) {
            abandon(tenant, run);
            runs.move(tenant, run, RunState.CANCELLING, null);
            runs.move(tenant, run, RunState.CANCELLED, null);
        } else if (!failure.isEmpty()) {
            abandon(tenant, run);
            end(tenant, run, RunState.FAILED, failure);
        } else {
            RunVerdict verdict = with(
                    tenant,
                    run,
                    opened -> RunVerdict.of(opened.plan(), ledger.balances(tenant, run), ledger.counts(tenant, run)));
            if (verdict.state() == RunState.FAILED) {
                abandon(tenant, run);
            }
            // Before the run is over: whoever sees that it is begins where it ended.
            if (verdict.state().isCompleted()) {
                Map<NodeId, Reading> readings = with(
                        tenant,
                        run,
                        opened -> new LoadReadings(ledger)
                                .of(
                                        opened.run(),
                                        opened.plan(),
                                        stage -> runs.splits(tenant, run, stage).size()));
                if (movesWatermarks(tenant, run)) {
                    loads.complete(tenant, run, readings);
                    intake.end(tenant, run, true);
                } else {
                    loads.certify(tenant, run, readings);
                }
            }
            // A run that was to be cancelled may have been through before anybody saw it.
            if (!end(tenant, run, verdict.state(), verdict.failure())) {
                runs.move(tenant, run, RunState.CANCELLED, null);
            }
        }
        intake.end(tenant, run, false);
        if (!mayGoOn(tenant, run)) {
            segments.drop(tenant, run);
        }
        open.end(run);
    }

    /// A run that failed may be restarted: what it had on its way is dropped with its inputs.
    private boolean mayGoOn(TenantId tenant, RunId run) {
        return runs.find(tenant, run)
                .filter(found -> found.state() == RunState.FAILED)
                .isPresent();
    }

    /// An estimate does not move watermarks, nor does a run that is to be cancelled or that reads a range.
    private boolean movesWatermarks(TenantId tenant, RunId run) {
        return runs.find(tenant, run)
                .filter(found -> found.mode() == Mode.RECORD && found.state() != RunState.CANCELLING)
                .filter(found -> !Load.isRangeAmong(loads.of(tenant, run)))
                .isPresent();
    }

    /// What a run leaves undone holds up no later run.
    private void abandon(TenantId tenant, RunId run) {
        runs.find(tenant, run).ifPresent(found -> ledger.abandon(tenant, run, found.mode()));
    }

    /// A paused run goes on before it may end: it may have been through before anybody saw that it was to rest.
    private boolean end(TenantId tenant, RunId run, RunState state, @Nullable String failure) {
        return runs.move(tenant, run, state, failure)
                || (runs.move(tenant, run, RunState.RUNNING, null) && runs.move(tenant, run, state, failure));
    }

    private <T> T with(TenantId tenant, RunId run, Function<OpenRun, T> work) {
        try {
            return open.with(tenant, run, work);
        } catch (ConnectorException trouble) {
            boolean worthRetrying = trouble.kind() == ConnectorException.Kind.UNAVAILABLE;
            throw new RunFailedException(Sentence.keptOf(trouble), worthRetrying, trouble);
        } catch (SliceFailedException trouble) {
            throw new RunFailedException(Sentence.keptOf(trouble), false, trouble);
        }
    }
}
