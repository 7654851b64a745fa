package dev.pipewright.engine.flowable;

import dev.pipewright.engine.call.Lease;
import dev.pipewright.engine.flowable.RunWork.SliceEnd;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Does the jobs of slices. The work happens between transactions; each result is one commit of the queue and the
/// process together.
final class SliceSteps {

    private static final Logger LOG = LoggerFactory.getLogger(SliceSteps.class);
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final RunSteps steps;
    private final ControlTables tables;
    private final SplitQueue queue;
    private final TransactionTemplate transaction;
    private final RunWork work;
    private final Clock clock;

    SliceSteps(
            RunSteps steps,
            ControlTables tables,
            SplitQueue queue,
            TransactionTemplate transaction,
            RunWork work,
            Clock clock) {
        this.steps = steps;
        this.tables = tables;
        this.queue = queue;
        this.transaction = transaction;
        this.work = work;
        this.clock = clock;
    }

    /// Does a slice of a split.
    ///
    /// @param lease nothing is sent that could outlive it
    /// @param stop true as soon as the slice should end at the next chunk border
    void work(ControlJob job, Lease lease, BooleanSupplier stop) {
        SplitKey split = job.split();
        var row = tables.run(split.run());
        var taken = queue.take(split);
        if (row.isEmpty() || taken.isEmpty()) {
            steps.commit(job, Map.of());
            return;
        }
        long fence = taken.get().fence();
        String stage = tables.stageOf(split.run(), split.position());
        try {
            switch (row.get().wish()) {
                case GO ->
                    ended(job, fence, work.slice(split.tenant(), split.run(), stage, split.split(), lease, stop));
                case PAUSE -> ended(job, fence, new SliceEnd.More());
                case CANCEL -> ended(job, fence, new SliceEnd.Done());
            }
        } catch (RunFailedException failure) {
            failedSlice(job, taken.get(), failure.sentence(), failure.worthRetrying());
        } catch (RuntimeException | Error failure) {
            LOG.warn(
                    "Run {}, stage {}, split {}: the slice did not end well.",
                    split.run(),
                    stage,
                    split.split(),
                    failure);
            failedSlice(job, taken.get(), RunSteps.unexpected(), true);
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
        transaction.executeWithoutResult(status -> queue.done(split, fence).ifPresent(open -> {
            if (open == 0) {
                steps.moveOn(split);
            }
            steps.complete(job, Map.of());
        }));
    }

    private void putBack(ControlJob job, long fence, Instant due, boolean failed) {
        transaction.executeWithoutResult(status -> {
            if (queue.putBack(job.split(), fence, due, failed)) {
                steps.complete(job, Map.of());
            }
        });
    }

    private void failedSlice(ControlJob job, SplitQueue.Taken taken, String sentence, boolean worthRetrying) {
        if (worthRetrying && taken.tries() + 1 < TRIES) {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << taken.tries());
            putBack(job, taken.fence(), clock.instant().plus(pause), true);
        } else {
            transaction.executeWithoutResult(
                    status -> tables.fail(job.split().tenant(), job.split().run(), sentence));
            putBack(job, taken.fence(), clock.instant(), true);
        }
    }
}
