package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.ledger.DocumentState;
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

/// The documents of a slice that are to be sent or were sent, and whose outcome is not committed yet. They are
/// sent by a thread of their own, so that calls go on while the next chunk is read and committed, and outcomes are
/// committed in groups by another, so that neither a slow call nor the next chunk waits for them. The number of
/// documents that are out is bounded: whoever brings more waits.
final class OutstandingCalls implements AutoCloseable {

    private static final int MOST_OUT = 2_000;
    private static final int MOST_AT_ONCE = 500;
    private static final long LONGEST_WAIT = Duration.ofMillis(200).toNanos();
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Slice slice;
    private final Target target;
    private final Clock clock;
    private final BooleanSupplier stop;
    private final SliceObserver observer;
    private final Semaphore places = new Semaphore(MOST_OUT);
    private final Set<Long> out = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<OpenDocument> unsent = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Thread sender;
    private final Thread settler;
    private volatile @Nullable RuntimeException sendFailure;
    private volatile @Nullable RuntimeException settleFailure;
    private Instant nextLook = Instant.MIN;

    /// Starts the threads that send and that commit outcomes.
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
        // Virtual like the calls: the end of one then starts the next without a switch of the machine's threads.
        this.sender = Thread.ofVirtual().name("calls of " + slice.stage()).start(this::sendAll);
        this.settler = Thread.ofPlatform()
                .daemon()
                .name("outcomes of " + slice.stage())
                .start(this::settleAll);
    }

    /// Brings documents to be sent; what is not sent because of a stop goes back to the ledger, where it waits.
    ///
    /// @throws RuntimeException what kept earlier documents from being sent, or their outcomes from being committed
    void send(List<OpenDocument> documents) throws InterruptedException {
        for (OpenDocument document : documents) {
            throwFailure();
            places.acquire();
            out.add(document.id());
            unsent.add(document);
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
            List<OpenDocument> due = ledger.due(slice, now, MOST_AT_ONCE);
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

    /// Stops sending and committing. Outcomes that are still to come are not lost: their documents wait in the
    /// ledger.
    @Override
    public void close() {
        sender.interrupt();
        settler.interrupt();
    }

    private void throwFailure() {
        RuntimeException unsettled = settleFailure;
        RuntimeException trouble = unsettled == null ? sendFailure : unsettled;
        if (trouble != null) {
            throw trouble;
        }
    }

    private void free(long document) {
        out.remove(document);
        places.release();
    }

    private void sendAll() {
        try {
            while (true) {
                OpenDocument document = unsent.take();
                if (!isSent(document)) {
                    outcomes.add(handedBack(document));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sends a document, unless nothing more shall be sent.
    private boolean isSent(OpenDocument document) throws InterruptedException {
        if (stop.getAsBoolean() || sendFailure != null || settleFailure != null) {
            return false;
        }
        try {
            target.send(document, outcomes::add);
            return true;
        } catch (RuntimeException e) {
            // Thrown again in the slice's own thread.
            sendFailure = e;
            return false;
        }
    }

    /// A document that was not sent, so that nobody need wonder later whether it arrived.
    private Outcome handedBack(OpenDocument document) {
        return new Outcome(
                document.id(), DocumentState.WAITING, clock.instant(), false, List.of(), null, null, "", null);
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
        if (settleFailure != null) {
            return;
        }
        try {
            ledger.settle(slice, group);
            observer.settled(group.size());
        } catch (RuntimeException e) {
            settleFailure = e;
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
