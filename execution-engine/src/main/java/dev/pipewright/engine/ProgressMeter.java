package dev.pipewright.engine;

import dev.pipewright.engine.dataflow.SliceObserver;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.plan.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Adds up what slices commit and tells it, at most four times a second.
final class ProgressMeter implements SliceObserver {

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Consumer<RunProgress> listener;
    private final Clock clock;
    private final Instant start;
    private final AtomicReference<Instant> next;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong formed;
    private final AtomicLong settled;
    private final long settledBefore;
    private final AtomicLong delivered = new AtomicLong();
    private volatile String stage = "";
    private volatile boolean reading = true;
    private volatile boolean atLastInput;

    /// A meter.
    ///
    /// @param before the balances that the run has already
    ProgressMeter(Consumer<RunProgress> listener, Clock clock, Collection<Balance> before) {
        this.listener = listener;
        this.clock = clock;
        this.start = clock.instant();
        this.next = new AtomicReference<>(start);
        this.formed = new AtomicLong(before.stream().mapToLong(Balance::formed).sum());
        this.settledBefore = before.stream()
                .mapToLong(balance -> balance.formed() - balance.count(DocumentState.WAITING))
                .sum();
        this.settled = new AtomicLong(settledBefore);
    }

    void enter(Stage entered) {
        stage = entered.input().node().name() + " → " + entered.end().node().name();
        tell();
    }

    /// What is read next is the last input that documents are formed of.
    void atLastInput() {
        atLastInput = true;
    }

    @Override
    public void read(long records) {
        read.addAndGet(records);
        tell();
    }

    @Override
    public void formed(long documents) {
        formed.addAndGet(documents);
        tell();
    }

    @Override
    public void settled(long documents) {
        settled.addAndGet(documents);
        tell();
    }

    @Override
    public void ended() {
        if (atLastInput) {
            reading = false;
            tell();
        }
    }

    @Override
    public void delivered(long records) {
        delivered.addAndGet(records);
        tell();
    }

    private void tell() {
        Instant now = clock.instant();
        Instant due = next.get();
        if (!now.isBefore(due) && next.compareAndSet(due, now.plus(BETWEEN))) {
            listener.accept(new RunProgress(
                    stage,
                    read.get(),
                    reading,
                    formed.get(),
                    settled.get(),
                    settledBefore,
                    delivered.get(),
                    Duration.between(start, now)));
        }
    }
}
