package dev.pipewright.engine;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.dataflow.SliceFailedException;
import dev.pipewright.engine.dataflow.SliceLimit;
import dev.pipewright.engine.dataflow.SliceResult;
import dev.pipewright.engine.dataflow.SliceRunner;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.store.RunStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs pipelines in this process, stage by stage and split by split, without anything that would have to be
/// started before. For one run at a time.
public final class LocalRunner implements PipelineRunner {

    private final Ledger ledger;
    private final RunStore runs;
    private final SegmentStore segments;
    private final ConnectionBook book;
    private final Targets targets;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final CountDownLatch stop = new CountDownLatch(1);

    public LocalRunner(
            Ledger ledger,
            RunStore runs,
            SegmentStore segments,
            ConnectionBook book,
            Targets targets,
            Clock clock,
            Supplier<UUID> ids) {
        this.ledger = ledger;
        this.runs = runs;
        this.segments = segments;
        this.book = book;
        this.targets = targets;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void stop() {
        stop.countDown();
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
        Run run = unfinished.orElseGet(() -> runs.create(newRun(request), request.json()));
        runs.move(run.tenant(), run.id(), RunState.RUNNING, null);
        Map<String, Duration> durations = new LinkedHashMap<>();
        try (var connections = new OpenedConnections(run, book, targets)) {
            ExecutionPlan plan = Planner.plan(request.pipeline(), connections::reopens);
            if (work(run, plan, connections, new ProgressMeter(progress, clock), durations)) {
                finish(run, plan);
            }
        } catch (ConnectorException | SliceFailedException e) {
            fail(run, String.valueOf(e.getMessage()));
        }
        return new RunReport(
                runs.find(run.tenant(), run.id()).orElse(run),
                unfinished.isPresent(),
                ledger.balances(run.tenant(), run.id()),
                ledger.counts(run.tenant(), run.id()),
                dry.leftOut(),
                durations);
    }

    private static boolean isSame(Run run, RunRequest request) {
        return run.contentHash().equals(request.contentHash())
                && run.mode() == request.mode()
                && run.parameters().equals(request.parameters());
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
                null);
    }

    /// Works off all stages.
    ///
    /// @return false if it was stopped before the end
    private boolean work(
            Run run,
            ExecutionPlan plan,
            OpenedConnections connections,
            ProgressMeter meter,
            Map<String, Duration> durations) {
        var runner = new SliceRunner(ledger, connections, segments, connections.context(), clock, meter);
        Map<String, Integer> splitCounts = new HashMap<>();
        for (Stage stage : plan.stages()) {
            Instant begun = clock.instant();
            meter.enter(stage.input().node().name() + " → " + stage.end().node().name());
            List<SourceSplit> splits = splits(run, runner, stage, splitCounts);
            for (int number = 0; number < splits.size(); number++) {
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
            int landed = stage.landedBy().map(splitCounts::get).orElse(0);
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
                throw new SliceFailedException(
                        "Another process works on the same run. Let it finish, or stop it and start again.");
            }
            if (result.progress().isDone()) {
                return true;
            }
            if (isStopped()) {
                return false;
            }
            Instant due = result.nextDue();
            if (due == null) {
                throw new SliceFailedException(
                        "Some documents wait for an earlier run of this state file that was interrupted. Start that run"
                                + " again with its own parameters, so that it ends, and then this one.");
            }
            if (isStoppedWithin(Duration.between(clock.instant(), due))) {
                return false;
            }
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
        runs.move(run.tenant(), run.id(), verdict.state(), verdict.failure());
        segments.drop(run.tenant(), run.id());
    }

    private void fail(Run run, String sentence) {
        runs.move(run.tenant(), run.id(), RunState.FAILED, sentence);
        segments.drop(run.tenant(), run.id());
    }
}
