package dev.pipewright.engine;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.Choice;
import dev.pipewright.engine.dataflow.LoadReadings;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.dataflow.SliceFailedException;
import dev.pipewright.engine.dataflow.SliceLimit;
import dev.pipewright.engine.dataflow.SliceResult;
import dev.pipewright.engine.dataflow.SliceRunner;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.StageEnd;
import dev.pipewright.engine.store.Intake;
import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.Reading;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.CanonicalJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs pipelines in this process, stage by stage and split by split, without anything that would have to be
/// started before. For one run at a time.
public final class LocalRunner implements PipelineRunner {

    /// How many runs to look back at for the one to go on with.
    private static final int LOOK_BACK = 100;

    private final Ledger ledger;
    private final RunStore runs;
    private final LoadStore loads;
    private final SegmentStore segments;
    private final ConnectionBook book;
    private final Targets targets;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Restarts restarts;
    private final CountDownLatch stop = new CountDownLatch(1);

    public LocalRunner(
            Ledger ledger,
            RunStore runs,
            LoadStore loads,
            SegmentStore segments,
            ConnectionBook book,
            Targets targets,
            Clock clock,
            Supplier<UUID> ids) {
        this.ledger = ledger;
        this.runs = runs;
        this.loads = loads;
        this.segments = segments;
        this.book = book;
        this.targets = targets;
        this.clock = clock;
        this.ids = ids;
        this.restarts = new Restarts(runs, loads, ledger);
    }

    @Override
    public void stop() {
        stop.countDown();
    }

    @Override
    public RunReport restart(RunRequest request, String person, Consumer<RunProgress> progress) {
        Run newest = runs.list(request.tenant(), request.pipelineId(), null, LOOK_BACK).stream()
                .filter(run -> isSame(run, request))
                .findFirst()
                .orElseThrow(() -> new RestartRefusedException(Sentence.of("engine.restartNone")));
        restarts.refusal(newest).ifPresent(refusal -> {
            throw new RestartRefusedException(refusal);
        });
        if (!runs.restart(newest.tenant(), newest.id(), person)) {
            throw new RestartRefusedException(Sentence.of("engine.restartEnding"));
        }
        return run(request, progress);
    }

    @Override
    public RunReport run(RunRequest request, Consumer<RunProgress> progress) {
        Optional<Run> unfinished = runs.unfinished(request.tenant()).stream()
                .filter(run -> isSame(run, request))
                .findFirst();
        ExecutionPlan dry = Planner.plan(request.pipeline(), _ -> true);
        if (!dry.isRunnable()) {
            throw new UnplannableException(dry.problems());
        }
        new InputRemovals(runs, segments)
                .drop(request.tenant(), clock.instant().minus(Duration.ofDays(InputRemovals.DAYS)));
        Run run = unfinished.orElseGet(() -> begun(request));
        Map<String, Duration> durations = new LinkedHashMap<>();
        String interruption = null;
        Optional<Sentence> obstacle = restarts.begin(run);
        if (obstacle.isPresent()) {
            fail(run, obstacle.get().kept());
        } else {
            runs.move(run.tenant(), run.id(), RunState.RUNNING, null);
            interruption = interruption(run, request, progress, durations);
        }
        Run found = runs.find(run.tenant(), run.id()).orElse(run);
        Map<NodeId, NodeCounts> counts = ledger.counts(run.tenant(), run.id());
        return new RunReport(
                found,
                interruption,
                unfinished.isPresent(),
                ledger.balances(run.tenant(), run.id()),
                counts,
                dry.leftOut(),
                new RunRemarks(runs, loads, ledger).on(found, request.pipeline(), counts),
                durations);
    }

    /// Works until the run is over.
    ///
    /// @return what has to be seen to before it can go on; null if it is over, or was stopped
    private @Nullable String interruption(
            Run run, RunRequest request, Consumer<RunProgress> progress, Map<String, Duration> durations) {
        try (var connections = new OpenedConnections(
                run,
                request.pipeline(),
                book,
                targets,
                loads,
                Intake.NONE,
                KeptInputs.of(run, runs, segments, ledger))) {
            ExecutionPlan plan = Planner.plan(request.pipeline(), connections::reopens);
            var meter = new ProgressMeter(
                    progress, clock, ledger.balances(run.tenant(), run.id()).values());
            if (work(run, plan, LedgerMask.of(request.pipeline()), connections, meter, durations)) {
                finish(run, plan);
            }
        } catch (ConnectorException e) {
            if (isRemediable(e)) {
                return String.valueOf(e.getMessage());
            }
            fail(run, String.valueOf(e.getMessage()));
        } catch (SliceFailedException e) {
            fail(run, String.valueOf(e.getMessage()));
        }
        return null;
    }

    /// True if the same run can go on once somebody has seen to what is outside.
    private static boolean isRemediable(ConnectorException trouble) {
        return switch (trouble.kind()) {
            case UNAVAILABLE, CREDENTIALS -> true;
            case SETTINGS, DATA -> false;
        };
    }

    private boolean isSame(Run run, RunRequest request) {
        return run.contentHash().equals(request.contentHash())
                && run.mode() == request.mode()
                && Objects.equals(run.environment(), request.environment())
                && canonical(run.parameters()).equals(canonical(request.parameters()))
                && Objects.equals(runs.replay(run.tenant(), run.id()).orElse(null), request.replay())
                && Objects.equals(range(run), request.range());
    }

    private @Nullable ReadRange range(Run run) {
        return loads.of(run.tenant(), run.id()).stream()
                .filter(Load::isRange)
                .map(load -> new ReadRange(
                        load.of().node(), Objects.requireNonNull(load.from()), Objects.requireNonNull(load.to())))
                .findFirst()
                .orElse(null);
    }

    private Run begun(RunRequest request) {
        Run run = runs.create(newRun(request), request.json(), request.replay());
        ReadRange range = request.range();
        if (range != null) {
            loads.begin(run.tenant(), run.id(), range.load(run.scope(), request.pipeline()));
        }
        return run;
    }

    /// What comes back from the store is the same value, but not always the same object: 10.00 is 10 there.
    private static String canonical(Map<String, Object> parameters) {
        return CanonicalJson.text(parameters);
    }

    private Run newRun(RunRequest request) {
        var id = new RunId(ids.get());
        return new Run(
                id,
                request.tenant(),
                request.pipelineId(),
                request.pipeline().name(),
                request.contentHash(),
                request.mode(),
                "local:" + id,
                request.parameters(),
                RunState.QUEUED,
                clock.instant(),
                null,
                null,
                null,
                request.environment());
    }

    /// Works off all stages.
    ///
    /// @return false if it was stopped before the end
    private boolean work(
            Run run,
            ExecutionPlan plan,
            LedgerMask mask,
            OpenedConnections connections,
            ProgressMeter meter,
            Map<String, Duration> durations) {
        Choice choice = Choice.of(connections.only(), plan);
        var runner = new SliceRunner(ledger, connections, segments, choice, mask, clock, meter);
        Map<String, Integer> splitCounts = new HashMap<>();
        Stage lastCall = plan.stages().stream()
                .filter(stage -> stage.end() instanceof StageEnd.Call)
                .reduce((_, later) -> later)
                .orElse(null);
        for (Stage stage : plan.stages()) {
            Instant begun = clock.instant();
            meter.enter(stage);
            List<SourceSplit> splits = splits(run, runner, stage, splitCounts);
            for (int number = 0; number < splits.size(); number++) {
                if (stage.equals(lastCall) && number == splits.size() - 1) {
                    meter.atLastInput();
                }
                if (!work(run, runner, stage, splits.get(number), number)) {
                    return false;
                }
            }
            durations.put(stage.name(), Duration.between(begun, clock.instant()));
        }
        return true;
    }

    private List<SourceSplit> splits(Run run, SliceRunner runner, Stage stage, Map<String, Integer> splitCounts) {
        List<SourceSplit> splits = runs.splits(run.tenant(), run.id(), stage.name());
        if (splits.isEmpty()) {
            List<Integer> landed = stage.landedBy().stream()
                    .map(name -> splitCounts.getOrDefault(name, 0))
                    .toList();
            splits = runs.saveSplits(run.tenant(), run.id(), stage.name(), runner.splits(stage, 1, landed));
        }
        splitCounts.put(stage.name(), splits.size());
        return splits;
    }

    private boolean work(Run run, SliceRunner runner, Stage stage, SourceSplit split, int number) {
        var slice = ledger.take(run.tenant(), run.id(), run.mode(), stage.name(), number);
        var limit = new SliceLimit(Duration.ofDays(365), this::isStopped);
        while (true) {
            SliceResult result = runner.run(slice, stage, split, limit);
            if (result.fencedOff()) {
                throw new SliceFailedException(Sentence.of("engine.otherProcess"));
            }
            if (result.progress().isDone()) {
                return true;
            }
            if (isStopped()) {
                return false;
            }
            Instant due = result.nextDue();
            if (due == null) {
                takeOver(slice);
            } else if (isStoppedWithin(Duration.between(clock.instant(), due))) {
                return false;
            }
        }
    }

    /// Ends the unfinished runs whose documents these wait for: nobody else works on them here.
    private void takeOver(Slice slice) {
        Set<RunId> others = ledger.awaited(slice);
        if (others.isEmpty()) {
            throw new IllegalStateException("documents of " + slice + " wait for nothing");
        }
        for (RunId other : others) {
            Run ended = runs.find(slice.tenant(), other).orElseThrow();
            end(
                    ended,
                    RunState.FAILED,
                    "A later run took its documents over. Start it again to do what is left of it.");
        }
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    /// Waits, but not longer than until a stop.
    private boolean isStoppedWithin(Duration wait) {
        try {
            return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void finish(Run run, ExecutionPlan plan) {
        RunVerdict verdict =
                RunVerdict.of(plan, ledger.balances(run.tenant(), run.id()), ledger.counts(run.tenant(), run.id()));
        if (verdict.state().isCompleted()) {
            Map<NodeId, Reading> readings = new LoadReadings(ledger)
                    .of(
                            run,
                            plan,
                            stage -> runs.splits(run.tenant(), run.id(), stage).size());
            if (run.mode() == Mode.RECORD && !Load.isRangeAmong(loads.of(run.tenant(), run.id()))) {
                loads.complete(run.tenant(), run.id(), readings);
            } else {
                loads.certify(run.tenant(), run.id(), readings);
            }
        }
        end(run, verdict.state(), verdict.failure());
    }

    private void fail(Run run, String sentence) {
        end(run, RunState.FAILED, sentence);
    }

    private void end(Run run, RunState state, @Nullable String failure) {
        if (state == RunState.FAILED) {
            ledger.abandon(run.tenant(), run.id(), run.mode());
        }
        runs.move(run.tenant(), run.id(), state, failure);
        if (state != RunState.FAILED) {
            segments.drop(run.tenant(), run.id());
        }
    }
}
