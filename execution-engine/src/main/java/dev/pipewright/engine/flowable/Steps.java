package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.flowable.RunWork.SliceEnd;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Does the jobs. The work itself happens between transactions; each result is one commit of control tables and
/// process together.
final class Steps {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration CONTROL_PAUSE = Duration.ofSeconds(5);

    private final ControlEngine engine;
    private final ControlTables tables;
    private final TransactionTemplate transaction;
    private final RunWork work;
    private final Clock clock;

    Steps(ControlEngine engine, ControlTables tables, TransactionTemplate transaction, RunWork work, Clock clock) {
        this.engine = engine;
        this.tables = tables;
        this.transaction = transaction;
        this.work = work;
        this.clock = clock;
    }

    /// Does a job of a run's process.
    void control(ControlJob job) {
        try {
            switch (job.task()) {
                case ControlProcesses.PLAN_TASK -> plan(job);
                case ControlProcesses.OPEN_TASK -> open(job);
                case ControlProcesses.FINISH_TASK -> finish(job);
                default -> throw new IllegalStateException("no such task: " + job.task());
            }
        } catch (RunFailedException failure) {
            failedControl(job, failure.sentence(), failure.worthRetrying());
        } catch (RuntimeException failure) {
            LOG.warn("Run {}: {} did not work.", job.split().run(), job.task(), failure);
            failedControl(job, unexpected(), true);
        }
    }

    private void plan(ControlJob job) {
        RunId run = job.split().run();
        var stages = isToEnd(run)
                ? java.util.List.<String>of()
                : work.plan(job.split().tenant(), run);
        transaction.executeWithoutResult(status -> {
            tables.saveStages(run, stages);
            complete(job, Map.of("stage", 0, "stages", stages.size()));
        });
    }

    private void open(ControlJob job) {
        RunId run = job.split().run();
        int position = job.split().position();
        if (isToEnd(run)) {
            commit(job, Map.of("stage", Integer.MAX_VALUE, "splits", 0));
            return;
        }
        int splits = work.open(job.split().tenant(), run, tables.stageOf(run, position));
        transaction.executeWithoutResult(status -> {
            tables.saveSplits(run, position, splits);
            complete(job, Map.of("stage", splits == 0 ? position + 1 : position, "splits", splits));
        });
    }

    private void finish(ControlJob job) {
        RunId run = job.split().run();
        tables.run(run).ifPresent(row -> {
            boolean cancelled = row.wish() == Wish.CANCEL && row.failure().isEmpty();
            work.finish(row.tenant(), run, cancelled, row.failure());
        });
        transaction.executeWithoutResult(status -> {
            tables.removeRun(run);
            engine.complete(job, Map.of());
        });
    }

    private void failedControl(ControlJob job, String sentence, boolean worthRetrying) {
        if ((worthRetrying && job.retries() > 1) || job.task().equals(ControlProcesses.FINISH_TASK)) {
            engine.retryLater(job, CONTROL_PAUSE);
            return;
        }
        transaction.executeWithoutResult(status -> {
            tables.fail(job.split().tenant(), job.split().run(), sentence);
            complete(job, Map.of("stage", Integer.MAX_VALUE, "stages", 0, "splits", 0));
        });
    }

    private boolean isToEnd(RunId run) {
        return tables.run(run).map(row -> row.wish() == Wish.CANCEL).orElse(true);
    }

    /// Does a slice of a split.
    ///
    /// @param stop tells of a run whether its slices should end at the next chunk border
    void slice(ControlJob job, Predicate<RunId> stop) {
        SplitKey split = job.split();
        var row = tables.run(split.run());
        var taken = tables.take(split);
        if (row.isEmpty() || taken.isEmpty()) {
            commit(job, Map.of());
            return;
        }
        long fence = taken.get().fence();
        String stage = tables.stageOf(split.run(), split.position());
        try {
            switch (row.get().wish()) {
                case GO ->
                    ended(
                            job,
                            fence,
                            work.slice(
                                    split.tenant(), split.run(), stage, split.split(), () -> stop.test(split.run())));
                case PAUSE -> ended(job, fence, new SliceEnd.More());
                case CANCEL -> ended(job, fence, new SliceEnd.Done());
            }
        } catch (RunFailedException failure) {
            failedSlice(job, taken.get(), failure.sentence(), failure.worthRetrying());
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Run {}, stage {}, split {}: the slice did not end well.",
                    split.run(),
                    stage,
                    split.split(),
                    failure);
            failedSlice(job, taken.get(), unexpected(), true);
        }
    }

    private void ended(ControlJob job, long fence, SliceEnd end) {
        switch (end) {
            case SliceEnd.Done() -> done(job, fence);
            case SliceEnd.More() -> putBack(job, fence, clock.instant(), false);
            case SliceEnd.Later(Instant due) -> putBack(job, fence, due, false);
        }
    }

    private void done(ControlJob job, long fence) {
        SplitKey split = job.split();
        transaction.executeWithoutResult(status -> tables.done(split, fence).ifPresent(open -> {
            if (open == 0) {
                moveOn(split);
            }
            complete(job, Map.of());
        }));
    }

    /// Moves a run on whose stage has no open split left. A run that does not wait there has been moved on
    /// already.
    void moveOn(SplitKey stage) {
        engine.trigger(stage.run(), isToEnd(stage.run()) ? Integer.MAX_VALUE : stage.position() + 1);
    }

    /// Fails a run whose process cannot go on.
    void dead(RunId run) {
        var row = tables.run(run);
        row.ifPresent(known -> work.finish(known.tenant(), run, false, unexpected()));
        transaction.executeWithoutResult(status -> {
            engine.end(run);
            tables.removeRun(run);
        });
    }

    private void putBack(ControlJob job, long fence, Instant due, boolean failed) {
        transaction.executeWithoutResult(status -> {
            if (tables.putBack(job.split(), fence, due, failed)) {
                complete(job, Map.of());
            }
        });
    }

    private void failedSlice(ControlJob job, ControlTables.Taken taken, String sentence, boolean worthRetrying) {
        if (worthRetrying && taken.tries() + 1 < TRIES) {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << taken.tries());
            putBack(job, taken.fence(), clock.instant().plus(pause), true);
        } else {
            transaction.executeWithoutResult(
                    status -> tables.fail(job.split().tenant(), job.split().run(), sentence));
            putBack(job, taken.fence(), clock.instant(), true);
        }
    }

    private void commit(ControlJob job, Map<String, Object> variables) {
        transaction.executeWithoutResult(status -> complete(job, variables));
    }

    private void complete(ControlJob job, Map<String, Object> variables) {
        engine.complete(job, variables);
        tables.notifyNodes();
    }

    private static String unexpected() {
        return "Something went wrong that Pipewright did not expect. Start the run again; if it happens again, ask your"
                + " administrator to look into the log.";
    }
}
