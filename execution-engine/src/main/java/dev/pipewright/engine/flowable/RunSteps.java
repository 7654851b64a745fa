package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Does the jobs of the runs themselves. The work happens between transactions; each result is one commit of
/// control tables and process together.
final class RunSteps {

    private static final Logger LOG = LoggerFactory.getLogger(RunSteps.class);
    private static final Duration CONTROL_PAUSE = Duration.ofSeconds(5);
    /// How long until a run that waits for another one looks again.
    private static final Duration WAITING_PAUSE = Duration.ofSeconds(1);

    private final ControlEngine engine;
    private final ControlTables tables;
    private final SplitQueue queue;
    private final TransactionTemplate transaction;
    private final RunWork work;

    RunSteps(
            ControlEngine engine,
            ControlTables tables,
            SplitQueue queue,
            TransactionTemplate transaction,
            RunWork work) {
        this.engine = engine;
        this.tables = tables;
        this.queue = queue;
        this.transaction = transaction;
        this.work = work;
    }

    /// Does a job of a run's process.
    ///
    /// @param rest waits for a while before a job that did not work is given back
    void control(ControlJob job, Consumer<Duration> rest) {
        try {
            switch (job.task()) {
                case ControlProcesses.PLAN_TASK -> plan(job);
                case ControlProcesses.OPEN_TASK -> open(job);
                case ControlProcesses.FINISH_TASK -> finish(job);
                default -> throw new IllegalStateException("no such task: " + job.task());
            }
        } catch (RunWaitsException _) {
            rest.accept(WAITING_PAUSE);
            engine.jobs().giveBack(job.id());
        } catch (RunFailedException failure) {
            failedControl(job, rest, failure.sentence(), failure.worthRetrying());
        } catch (RuntimeException | Error failure) {
            LOG.warn("Run {}: {} did not work.", job.split().run(), job.task(), failure);
            failedControl(job, rest, unexpected(), true);
        }
    }

    private void plan(ControlJob job) {
        RunId run = job.split().run();
        var stages = isToEnd(run) ? List.<String>of() : work.plan(job.split().tenant(), run);
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
        int splits = work.open(job.split().tenant(), run, tables.stageOf(run, position), tables.slots());
        transaction.executeWithoutResult(status -> {
            queue.add(run, position, splits);
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
            engine.jobs().complete(job, Map.of());
        });
    }

    private void failedControl(ControlJob job, Consumer<Duration> rest, String sentence, boolean worthRetrying) {
        if ((worthRetrying && job.retries() > 1) || job.task().equals(ControlProcesses.FINISH_TASK)) {
            rest.accept(CONTROL_PAUSE);
            engine.jobs().retry(job);
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

    /// Moves a run on whose stage has no open split left. A run that does not wait there has been moved on already.
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

    void commit(ControlJob job, Map<String, Object> variables) {
        transaction.executeWithoutResult(status -> complete(job, variables));
    }

    void complete(ControlJob job, Map<String, Object> variables) {
        engine.jobs().complete(job, variables);
        tables.notifyNodes();
    }

    static String unexpected() {
        return Sentence.of("engine.unexpected").kept();
    }
}
