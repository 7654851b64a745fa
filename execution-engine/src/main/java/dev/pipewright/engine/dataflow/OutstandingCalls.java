package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.call.Lease;
import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The documents of a slice that are to be sent or were sent, and whose outcome is not committed yet. They are
/// sent by a thread of their own, so that calls go on while the next chunk is read and committed, and outcomes are
/// committed by another ([OutcomeCommits]), so that neither a slow call nor the next chunk waits for them. What is
/// out is bounded: whoever brings more waits.
final class OutstandingCalls implements AutoCloseable {

    private static final int MOST_OUT = 2_000;
    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_AT_ONCE = 1_000;
    private static final long BETWEEN_LOOKS = Duration.ofMillis(200).toNanos();
    /// For documents that somebody else may let go.
    private static final long BETWEEN_LOOKS_FOR_OTHERS = Duration.ofSeconds(15).toNanos();
    private static final long BETWEEN_STOPS = Duration.ofMillis(50).toNanos();
    /// What may be sent later than that goes back to the ledger until then.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Slice slice;
    private final Target target;
    private final Clock clock;
    private final Lease lease;
    private final BooleanSupplier stop;
    private final Room room = new Room(MOST_OUT, MOST_BYTES);
    private final UnsentDocuments unsent;
    private final OutcomeCommits outcomes;
    private final Thread sender;
    private volatile @Nullable Throwable sendFailure;
    private long nextLook = System.nanoTime();
    private long nextLookForOthers = System.nanoTime();
    /// About how large waiting documents are; at first guessed.
    private long usualSize = 1 << 20;

    /// Starts the threads that send and that commit outcomes.
    ///
    /// @param stop true as soon as nothing more shall be sent
    OutstandingCalls(
            Ledger ledger,
            Slice slice,
            Target target,
            Clock clock,
            Lease lease,
            BooleanSupplier stop,
            ErrorTally errors,
            SliceObserver observer) {
        this.ledger = ledger;
        this.slice = slice;
        this.target = target;
        this.unsent = new UnsentDocuments(target);
        this.clock = clock;
        this.lease = lease;
        this.stop = stop;
        this.outcomes = new OutcomeCommits(ledger, slice, room, errors, observer);
        // Virtual like the calls: the end of one then starts the next without a switch of the machine's threads.
        this.sender = Thread.ofVirtual().name("calls of " + slice.stage()).start(this::sendAll);
    }

    /// Brings documents to be sent; what is not sent because of a stop or of trouble goes back to the ledger,
    /// where it waits.
    ///
    /// @throws RuntimeException what kept documents from being sent, or their outcomes from being committed
    void send(List<OpenDocument> documents) throws InterruptedException {
        for (OpenDocument document : documents) {
            long size = document.request().bytes().length;
            while (!room.enter(document.id(), size, BETWEEN_LOOKS)) {
                throwIfNobodyWorks();
            }
            unsent.add(document);
        }
        throwFailure();
    }

    /// Sends what has waited long enough. Looks for it a few times a second if something of its own is due, else
    /// seldom.
    void sendDue() throws InterruptedException {
        long now = System.nanoTime();
        if (now - nextLook >= 0 && (now - nextLookForOthers >= 0 || outcomes.isDue(clock.instant()))) {
            look();
        }
    }

    private void look() throws InterruptedException {
        List<OpenDocument> due = List.of();
        do {
            throwFailure();
            if (stop.getAsBoolean()) {
                return;
            }
            due = ledger.due(slice, clock.instant(), Math.clamp(MOST_BYTES / usualSize, 1, MOST_AT_ONCE));
            send(due);
            noteSize(due);
        } while (!due.isEmpty());
        nextLook = System.nanoTime() + BETWEEN_LOOKS;
        nextLookForOthers = System.nanoTime() + BETWEEN_LOOKS_FOR_OTHERS;
    }

    private void noteSize(List<OpenDocument> documents) {
        if (!documents.isEmpty()) {
            long bytes = documents.stream()
                    .mapToLong(document -> document.request().bytes().length)
                    .sum();
            usualSize = Math.max(1, bytes / documents.size());
        }
    }

    /// Waits until no call is under way any more, and its outcome is committed if that works at all.
    void await() throws InterruptedException {
        while (!room.awaitEmpty(BETWEEN_LOOKS)) {
            throwIfNobodyWorks();
        }
        throwFailure();
    }

    /// Waits likewise, and meanwhile sends what becomes due: a slow call holds up nobody. Ends when nothing is
    /// out and nothing due.
    void workOff() throws InterruptedException {
        do {
            while (!room.awaitEmpty(BETWEEN_LOOKS)) {
                throwIfNobodyWorks();
                sendDue();
            }
            look();
        } while (room.documents() > 0);
        throwFailure();
    }

    /// Stops sending and committing. Outcomes that are still to come are not lost: their documents wait in the
    /// ledger.
    @Override
    public void close() {
        sender.interrupt();
        outcomes.close();
    }

    private void throwFailure() {
        rethrow(outcomes.failure());
        rethrow(sendFailure);
    }

    /// Nothing is to be waited for if one of the two threads has ended.
    private void throwIfNobodyWorks() {
        if (!sender.isAlive() || !outcomes.isAlive()) {
            throwFailure();
            throw new IllegalStateException("a thread has ended that sends or settles");
        }
    }

    private static void rethrow(@Nullable Throwable trouble) {
        switch (trouble) {
            case null -> {}
            case RuntimeException unexpected -> throw unexpected;
            case Error error -> throw error;
            default -> throw new IllegalStateException(trouble);
        }
    }

    private void sendAll() {
        try {
            while (true) {
                List<OpenDocument> batch = unsent.take();
                try {
                    sendTogether(batch);
                } catch (RuntimeException | Error e) {
                    // The edge of this thread: thrown again in the slice's own.
                    sendFailure = e;
                    handBack(batch, clock.instant());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sends documents, or hands them back if nothing more shall be sent, or not soon.
    private void sendTogether(List<OpenDocument> batch) throws InterruptedException {
        Duration wait = Duration.ZERO;
        while (!isOver() && wait.compareTo(LONGEST_PAUSE) <= 0) {
            pause(wait);
            if (isOver()) {
                break;
            }
            wait = batch.size() == 1
                    ? target.send(batch.getFirst(), lease, outcomes::add)
                    : target.send(batch, lease, outcomes::add);
            if (wait.isZero()) {
                return;
            }
        }
        handBack(batch, clock.instant().plus(wait));
    }

    private boolean isOver() {
        return stop.getAsBoolean() || sendFailure != null || outcomes.failure() != null;
    }

    private void pause(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        for (long left = wait.toNanos(); left > 0 && !isOver(); left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, BETWEEN_STOPS));
        }
    }

    /// Documents that were not sent, so that nobody need wonder later whether they arrived.
    private void handBack(List<OpenDocument> batch, Instant due) {
        batch.forEach(document -> outcomes.add(
                new Outcome(document.id(), DocumentState.WAITING, due, false, List.of(), null, null, "", null)));
    }
}
