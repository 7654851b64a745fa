package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives this node's slots to jobs. Sleeps until it is woken, a split is due, or the safety poll.
final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration SAFETY_POLL = Duration.ofSeconds(15);
    private static final int CONTROL_JOBS = 8;

    private final ControlEngine engine;
    private final ControlTables tables;
    private final TransactionTemplate transaction;
    private final Steps steps;
    private final Clock clock;
    private final int slots;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Map<String, RunId> slices = new ConcurrentHashMap<>();
    private final Queue<ControlJob> unreturned = new ConcurrentLinkedQueue<>();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("run-worker-", 0).factory());
    private final Thread thread =
            Thread.ofPlatform().name("run-dispatcher").daemon().unstarted(this::loop);
    private volatile Map<RunId, Wish> wishes = Map.of();
    private volatile boolean closing;

    /// @param slots how many slices may run at once on this node
    Dispatcher(
            ControlEngine engine,
            ControlTables tables,
            TransactionTemplate transaction,
            Steps steps,
            Clock clock,
            int slots) {
        this.engine = engine;
        this.tables = tables;
        this.transaction = transaction;
        this.steps = steps;
        this.clock = clock;
        this.slots = slots;
    }

    void start() {
        thread.start();
    }

    /// There may be work.
    void wake() {
        wakeUps.release();
    }

    private void loop() {
        Duration pause = Duration.ZERO;
        while (!closing) {
            try {
                if (wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
                pause = closing ? Duration.ZERO : round();
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("Looking for work did not work; trying again.", failure);
                pause = Duration.ofSeconds(1);
            }
        }
    }

    /// @return how long to sleep unless woken
    private Duration round() {
        for (ControlJob job = unreturned.peek(); job != null; job = unreturned.peek()) {
            engine.giveBack(job);
            unreturned.remove();
        }
        engine.acquire(ControlProcesses.CONTROL_TOPIC, CONTROL_JOBS).forEach(job -> submit(job, steps::control));
        refreshWishes();
        int free = slots - slices.size();
        if (free == 0) {
            return SAFETY_POLL;
        }
        int taken = takeSlices(free);
        if (taken < free && admit(free - taken) > 0) {
            taken += takeSlices(free - taken);
        }
        return taken == free ? SAFETY_POLL : untilNextDue();
    }

    private int takeSlices(int max) {
        List<ControlJob> jobs = engine.acquire(ControlProcesses.SLICE_TOPIC, max);
        jobs.forEach(job -> slices.put(job.id(), job.split().run()));
        jobs.forEach(job -> submit(job, taken -> steps.slice(taken, this::isToStop)));
        return jobs.size();
    }

    private int admit(int max) {
        Integer admitted = transaction.execute(status -> {
            List<SplitKey> splits = tables.admit(max);
            splits.forEach(engine::startSlice);
            return splits.size();
        });
        return admitted == null ? 0 : admitted;
    }

    private Duration untilNextDue() {
        return tables.nextDue()
                .map(due -> Duration.between(clock.instant(), due).plusMillis(1))
                .filter(pause -> pause.compareTo(SAFETY_POLL) < 0)
                .map(pause -> pause.isNegative() ? Duration.ofMillis(1) : pause)
                .orElse(SAFETY_POLL);
    }

    private void refreshWishes() {
        if (!slices.isEmpty()) {
            wishes = tables.wishes(slices.values());
        }
    }

    private boolean isToStop(RunId run) {
        return closing || wishes.getOrDefault(run, Wish.GO) != Wish.GO;
    }

    private void submit(ControlJob job, java.util.function.Consumer<ControlJob> step) {
        workers.execute(() -> {
            try {
                step.accept(job);
            } catch (RuntimeException failure) {
                LOG.warn("The end of a job could not be kept; it will be done again.", failure);
                unreturned.add(job);
            } finally {
                slices.remove(job.id());
                wake();
            }
        });
    }

    /// Takes nothing more, and waits for the slices to end at their next chunk border.
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        workers.close();
    }
}
