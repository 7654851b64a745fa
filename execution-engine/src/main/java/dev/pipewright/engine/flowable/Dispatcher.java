package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives this node's slots to jobs. Sleeps until it is woken, a split is due, or the safety poll. What this node
/// holds and nobody works on, because its taking or its end got lost, it gives back.
final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration SAFETY_POLL = Duration.ofSeconds(15);
    private static final int CONTROL_JOBS = 8;

    private final ControlEngine engine;
    private final ControlTables tables;
    private final SplitQueue queue;
    private final TransactionTemplate transaction;
    private final RunSteps steps;
    private final SliceSteps slices;
    private final Clock clock;
    private final int slots;
    private final NodeLease lease;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Map<String, ControlJob> working = new ConcurrentHashMap<>();
    /// Jobs of which the slots are for somebody else.
    private final Set<String> giving = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("run-worker-", 0).factory());
    private final Thread thread =
            Thread.ofPlatform().name("run-dispatcher").daemon().unstarted(this::loop);
    private volatile Map<RunId, Wish> wishes = Map.of();
    private volatile boolean lost;

    /// @param slots how many slices may run at once on this node
    /// @param lease for how long jobs that are taken are this node's
    Dispatcher(
            ControlEngine engine,
            ControlTables tables,
            SplitQueue queue,
            TransactionTemplate transaction,
            RunSteps steps,
            SliceSteps slices,
            Clock clock,
            int slots,
            NodeLease lease) {
        this.engine = engine;
        this.tables = tables;
        this.queue = queue;
        this.transaction = transaction;
        this.steps = steps;
        this.slices = slices;
        this.clock = clock;
        this.slots = slots;
        this.lease = lease;
    }

    void start() {
        thread.start();
    }

    /// There may be work.
    void wake() {
        wakeUps.release();
    }

    /// There may be work, and jobs of this node that nobody works on.
    void lookAround() {
        lost = true;
        wake();
    }

    private void loop() {
        Duration pause = Duration.ZERO;
        while (!isClosing()) {
            try {
                if (wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
                pause = isClosing() ? Duration.ZERO : round();
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException | Error failure) {
                LOG.warn("Looking for work did not work; trying again.", failure);
                // What was taken just then may be ours without our knowing.
                lost = true;
                pause = Duration.ofSeconds(1);
            }
        }
    }

    /// @return how long to sleep unless woken
    private Duration round() {
        if (lease.isOver()) {
            // Whoever renews it wakes this thread.
            return SAFETY_POLL;
        }
        if (working.isEmpty() && !tables.hasRuns()) {
            return SAFETY_POLL;
        }
        if (lost) {
            lost = false;
            giveBackLost();
        }
        take(ControlProcesses.CONTROL_TOPIC, CONTROL_JOBS, (job, _) -> steps.control(job, this::rest));
        refreshWishes();
        int free = slots
                - (int) working.values().stream()
                        .filter(job -> job.task().equals(ControlProcesses.SLICE_TASK))
                        .count();
        if (free == 0) {
            makeRoom();
            return SAFETY_POLL;
        }
        int taken = takeSlices(free);
        if (taken < free && admit(free - taken) > 0) {
            taken += takeSlices(free - taken);
        }
        return taken == free ? SAFETY_POLL : untilNextDue();
    }

    /// Whoever works on a job is noted before, and only this thread takes jobs: what is held now and was not noted
    /// is lost.
    private void giveBackLost() {
        Set<String> noted = Set.copyOf(working.keySet());
        for (String job : engine.jobs().held()) {
            if (!noted.contains(job)) {
                LOG.warn("Nobody works on the job {}; it goes back.", job);
                engine.jobs().giveBack(job);
            }
        }
    }

    /// Ends a slice of a tenant that has several here, if another tenant waits and has none anywhere. What is left
    /// of it waits for its next turn.
    private void makeRoom() {
        if (!giving.isEmpty() || !queue.isTenantWithoutSlot()) {
            return;
        }
        working.values().stream()
                .filter(job -> job.task().equals(ControlProcesses.SLICE_TASK))
                .collect(Collectors.groupingBy(job -> job.split().tenant()))
                .values()
                .stream()
                .filter(jobs -> jobs.size() > 1)
                .max(Comparator.comparingInt(List::size))
                .ifPresent(jobs -> giving.add(jobs.getFirst().id()));
    }

    private int takeSlices(int max) {
        return take(
                ControlProcesses.SLICE_TOPIC,
                max,
                (job, held) -> slices.work(
                        job,
                        held,
                        () -> held.isLost()
                                || giving.contains(job.id())
                                || isToStop(job.split().run())));
    }

    private int take(String topic, int max, BiConsumer<ControlJob, NodeLease.Held> step) {
        // Before they are taken: if the lease is over meanwhile, they may be somebody else's.
        NodeLease.Held held = lease.held();
        List<ControlJob> jobs = engine.jobs().acquire(topic, max);
        jobs.forEach(job -> working.put(job.id(), job));
        jobs.forEach(job -> workers.execute(() -> work(job, () -> step.accept(job, held))));
        return jobs.size();
    }

    private int admit(int max) {
        Integer admitted = transaction.execute(status -> {
            List<SplitKey> splits = queue.admit(max);
            splits.forEach(engine::startSlice);
            return splits.size();
        });
        return admitted == null ? 0 : admitted;
    }

    private Duration untilNextDue() {
        return queue.nextDue()
                .map(due -> Duration.between(clock.instant(), due).plusMillis(1))
                .filter(pause -> pause.compareTo(SAFETY_POLL) < 0)
                .map(pause -> pause.isNegative() ? Duration.ofMillis(1) : pause)
                .orElse(SAFETY_POLL);
    }

    private void refreshWishes() {
        if (!working.isEmpty()) {
            wishes = tables.wishes(
                    working.values().stream().map(job -> job.split().run()).toList());
        }
    }

    private boolean isToStop(RunId run) {
        return isClosing() || wishes.getOrDefault(run, Wish.GO) != Wish.GO;
    }

    private boolean isClosing() {
        return closed.getCount() == 0;
    }

    private void work(ControlJob job, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error failure) {
            LOG.warn("The end of a job could not be kept; it will be done again.", failure);
            lost = true;
        } finally {
            working.remove(job.id());
            giving.remove(job.id());
            wake();
        }
    }

    /// Waits, but not longer than until this node ends.
    private void rest(Duration pause) {
        try {
            var _ = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes nothing more, and waits for the slices to end at their next chunk border.
    @Override
    public void close() {
        closed.countDown();
        wake();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        workers.close();
    }
}
