package dev.pipewright.engine.flowable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Says that this node lives, releases the jobs of nodes that fell silent, and sets right what got stuck.
final class NodeWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);

    private final String node;
    private final int slots;
    private final ControlEngine engine;
    private final ControlTables tables;
    private final SplitQueue queue;
    private final TransactionTemplate transaction;
    private final RunSteps steps;
    private final Runnable lookAround;
    /// Three threads: a beat must not wait for what a dead node has locked.
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            3, Thread.ofPlatform().name("node-watch").daemon().factory());
    private final Set<String> releasing = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean soon = new AtomicBoolean();
    private final NodeLease lease = new NodeLease(System::nanoTime, this::beatSoon);
    private volatile boolean started;

    NodeWatch(
            String node,
            int slots,
            ControlEngine engine,
            ControlTables tables,
            SplitQueue queue,
            TransactionTemplate transaction,
            RunSteps steps,
            Runnable lookAround) {
        this.node = node;
        this.slots = slots;
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
        beat();
        started = true;
        every(NodeLease.BEAT, this::regularBeat);
        every(NodeLease.BEAT.multipliedBy(2), this::reconcile);
    }

    private void every(Duration period, Runnable action) {
        var _ = timer.scheduleWithFixedDelay(
                () -> trying(action), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void trying(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error failure) {
            LOG.warn("Watching the nodes did not work; trying again.", failure);
        }
    }

    /// For how long this node's jobs are its own.
    NodeLease lease() {
        return lease;
    }

    private void regularBeat() {
        soon.set(false);
        beat();
    }

    /// A longer lease is needed. Once between two regular beats is enough, also where the database does not answer.
    private void beatSoon() {
        if (soon.compareAndSet(false, true)) {
            timer.execute(() -> trying(this::beat));
        }
    }

    private synchronized void beat() {
        Duration length = lease.wanted();
        long asked = System.nanoTime();
        List<String> silent = tables.beat(node, slots, length);
        boolean wasOver = lease.isOver();
        lease.renewed(asked, length);
        if (wasOver && started) {
            LOG.warn("Node {} was silent for too long; what it worked on goes to others.", node);
            lookAround.run();
        }
        silent.stream().filter(releasing::add).forEach(other -> timer.execute(() -> trying(() -> release(other))));
    }

    private void release(String silent) {
        try {
            LOG.info("Node {} is silent; its jobs go to others.", silent);
            engine.jobs().release(silent);
            lookAround.run();
        } finally {
            releasing.remove(silent);
        }
    }

    /// Moves finished stages on that still wait, fails runs that have a dead job, and has lost jobs given back.
    void reconcile() {
        if (!tables.hasRuns()) {
            return;
        }
        lookAround.run();
        queue.finishedStages().forEach(stage -> transaction.executeWithoutResult(status -> steps.moveOn(stage)));
        engine.deadRuns().forEach(steps::dead);
    }

    /// Says that this node has ended, once nobody works on its jobs any more.
    @Override
    public void close() {
        timer.shutdownNow();
        if (started) {
            trying(() -> tables.leave(node));
        }
    }
}
