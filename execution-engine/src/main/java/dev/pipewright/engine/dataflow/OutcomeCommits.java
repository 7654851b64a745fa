package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Commits the outcomes of a slice in groups, on a thread of its own, and makes room for what is committed.
final class OutcomeCommits implements AutoCloseable {

    private static final int MOST_AT_ONCE = 1_000;
    private static final long LARGEST_GROUP = 4L << 20;
    /// Few large commits cost a fraction of many small ones. Whoever waits for all that are out waits no longer for it.
    private static final long LONGEST_WAIT = Duration.ofSeconds(4).toNanos();

    private final Ledger ledger;
    private final Slice slice;
    private final Room room;
    private final ErrorTally errors;
    private final SliceObserver observer;
    private final LinkedBlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private Instant nextDue = Instant.MAX;

    /// Starts the thread.
    OutcomeCommits(Ledger ledger, Slice slice, Room room, ErrorTally errors, SliceObserver observer) {
        this.ledger = ledger;
        this.slice = slice;
        this.room = room;
        this.errors = errors;
        this.observer = observer;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("outcomes of " + slice.stage())
                .start(this::commitAll);
    }

    /// Takes an outcome. Returns at once.
    void add(Outcome outcome) {
        room.exchange(outcome.documentId(), sizeOf(outcome));
        outcomes.add(outcome);
    }

    /// What kept outcomes from being committed; null if nothing did.
    @Nullable
    Throwable failure() {
        return failure;
    }

    /// True, once, if documents that were put back until then may be sent again.
    synchronized boolean isDue(Instant now) {
        boolean isDue = !now.isBefore(nextDue);
        if (isDue) {
            nextDue = Instant.MAX;
        }
        return isDue;
    }

    private synchronized void noteDue(List<Outcome> committed) {
        for (Outcome outcome : committed) {
            Instant due = outcome.retryAt();
            if (outcome.state() == DocumentState.WAITING && due != null && due.isBefore(nextDue)) {
                nextDue = due;
            }
        }
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /// Stops committing. Outcomes that are still to come are not lost: their documents wait in the ledger.
    @Override
    public void close() {
        thread.interrupt();
    }

    private static long sizeOf(Outcome outcome) {
        Payload response = outcome.response();
        return response == null ? 0 : response.bytes().length;
    }

    private void commitAll() {
        try {
            while (true) {
                List<Outcome> group = nextGroup();
                commit(group);
                group.forEach(outcome -> room.leave(outcome.documentId()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Outcome> group) {
        if (failure != null) {
            return;
        }
        try {
            ledger.settle(slice, group);
            noteDue(group);
            errors.note(group);
            observer.settled(group.stream()
                    .filter(outcome -> outcome.state().isSettled())
                    .count());
        } catch (RuntimeException | Error e) {
            // The edge of this thread: thrown again in the slice's own.
            failure = e;
        }
    }

    /// Waits for outcomes until they are worth a commit: enough of them, all that are out, or the first is old.
    private List<Outcome> nextGroup() throws InterruptedException {
        List<Outcome> group = new ArrayList<>();
        Outcome next = outcomes.take();
        long until = System.nanoTime() + LONGEST_WAIT;
        long bytes = 0;
        while (next != null) {
            group.add(next);
            bytes += sizeOf(next);
            boolean isWorthIt =
                    group.size() >= MOST_AT_ONCE || group.size() >= room.documents() || bytes >= LARGEST_GROUP;
            next = isWorthIt ? null : outcomes.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return group;
    }
}
