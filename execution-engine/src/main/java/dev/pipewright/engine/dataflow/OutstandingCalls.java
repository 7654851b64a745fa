package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The documents of a slice that were sent and whose outcome is not committed yet. Outcomes are committed in
/// groups,
/// by a thread of their own, so that neither a slow call nor the next chunk waits for them. The number of documents
/// that are out is bounded: whoever sends more waits.
final class OutstandingCalls implements AutoCloseable {

    private static final int MOST_OUT = 2_000;
    private static final int MOST_AT_ONCE = 500;
    private static final long LONGEST_WAIT = Duration.ofMillis(50).toNanos();
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Slice slice;
    private final Target target;
    private final Clock clock;
    private final BooleanSupplier stop;
    private final SliceObserver observer;
    private final Semaphore places = new Semaphore(MOST_OUT);
    private final Set<Long> out = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Thread settler;
    private volatile @Nullable RuntimeException failure;
    private Instant nextLook = Instant.MIN;

    /// Starts the thread that commits outcomes.
    ///
    /// @param stop true as soon as nothing more shall be sent
    OutstandingCalls(
            Ledger ledger, Slice slice, Target target, Clock clock, BooleanSupplier stop, SliceObserver observer) {
        this.ledger = ledger;
        this.slice = slice;
        this.target = target;
        this.clock = clock;
        this.stop = stop;
        this.observer = observer;
        this.settler = Thread.ofPlatform()
                .daemon()
                .name("outcomes of " + slice.stage())
                .start(this::settleAll);
    }

    /// Sends documents; what is not sent because of a stop stays waiting in the ledger.
    ///
    /// @throws RuntimeException what kept earlier outcomes from being committed
    void send(List<OpenDocument> documents) throws InterruptedException {
        for (OpenDocument document : documents) {
            if (stop.getAsBoolean()) {
                return;
            }
            places.acquire();
            throwFailure();
            out.add(document.id());
            boolean sent = false;
            try {
                target.send(document, outcomes::add);
                sent = true;
            } finally {
                if (!sent) {
                    free(document.id());
                }
            }
        }
    }

    /// Sends what has waited long enough; looks for it at most once a second.
    void sendDue() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(BETWEEN_LOOKS);
        while (!stop.getAsBoolean()) {
            // What is out still waits in the ledger, so it is found again and left out here.
            List<OpenDocument> due = ledger.due(slice, now, out.size() + MOST_AT_ONCE).stream()
                    .filter(document -> !out.contains(document.id()))
                    .toList();
            if (due.isEmpty()) {
                return;
            }
            send(due);
        }
    }

    /// Waits until the outcome of every document that was sent is committed.
    void await() throws InterruptedException {
        places.acquire(MOST_OUT);
        places.release(MOST_OUT);
        nextLook = Instant.MIN;
        throwFailure();
    }

    /// Stops committing. Outcomes that are still to come are not lost: their documents wait in the ledger.
    @Override
    public void close() {
        settler.interrupt();
    }

    private void throwFailure() {
        RuntimeException trouble = failure;
        if (trouble != null) {
            throw trouble;
        }
    }

    private void free(long document) {
        out.remove(document);
        places.release();
    }

    private void settleAll() {
        try {
            while (true) {
                List<Outcome> group = nextGroup();
                settle(group);
                group.forEach(outcome -> free(outcome.documentId()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(List<Outcome> group) {
        if (failure != null) {
            return;
        }
        try {
            ledger.settle(slice, group);
            observer.settled(group.size());
        } catch (RuntimeException e) {
            // Thrown again in the slice's own thread.
            failure = e;
        }
    }

    /// Waits for outcomes until they are worth a commit: enough of them, all that are out, or the first is old.
    private List<Outcome> nextGroup() throws InterruptedException {
        List<Outcome> group = new ArrayList<>();
        group.add(outcomes.take());
        long until = System.nanoTime() + LONGEST_WAIT;
        outcomes.drainTo(group, MOST_AT_ONCE - group.size());
        while (group.size() < MOST_AT_ONCE && group.size() < out.size()) {
            Outcome next = outcomes.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return group;
            }
            group.add(next);
            outcomes.drainTo(group, MOST_AT_ONCE - group.size());
        }
        return group;
    }
}
