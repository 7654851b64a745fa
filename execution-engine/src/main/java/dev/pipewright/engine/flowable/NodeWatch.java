package dev.pipewright.engine.flowable;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Says that this node lives, releases the jobs of nodes that fell silent, and sets right what got stuck.
final class NodeWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final String node;
    private final ControlEngine engine;
    private final ControlTables tables;
    private final SplitQueue queue;
    private final TransactionTemplate transaction;
    private final RunSteps steps;
    private final Runnable lookAround;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("node-watch").daemon().factory());

    NodeWatch(
            String node,
            ControlEngine engine,
            ControlTables tables,
            SplitQueue queue,
            TransactionTemplate transaction,
            RunSteps steps,
            Runnable lookAround) {
        this.node = node;
        this.engine = engine;
        this.tables = tables;
        this.queue = queue;
        this.transaction = transaction;
        this.steps = steps;
        this.lookAround = lookAround;
    }

    /// Releases what this node held when it ended last time, and begins.
    void start() {
        engine.jobs().release(node);
        tables.beat(node);
        every(BEAT, this::beat);
        every(BEAT.multipliedBy(2), this::reconcile);
    }

    private void every(Duration period, Runnable action) {
        var _ = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        action.run();
                    } catch (RuntimeException | Error failure) {
                        LOG.warn("Watching the nodes did not work; trying again.", failure);
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void beat() {
        tables.beat(node);
        for (String silent : tables.removeSilentNodes(SILENCE)) {
            LOG.info("Node {} is silent; its jobs go to others.", silent);
            engine.jobs().release(silent);
            lookAround.run();
        }
    }

    /// Moves finished stages on that still wait, fails runs that have a dead job, and has lost jobs given back.
    void reconcile() {
        lookAround.run();
        queue.finishedStages().forEach(stage -> transaction.executeWithoutResult(status -> steps.moveOn(stage)));
        engine.deadRuns().forEach(steps::dead);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
