package dev.pipewright.engine.call;

import dev.pipewright.engine.quota.QuotaBlock;
import dev.pipewright.engine.quota.QuotaClaim;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Lets calls of one credential through on this node: within what it has of the limits, and in turns. Nobody waits
/// in it for longer than a second, so that whoever asks can stop. Safe for use by many threads.
final class Gate {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration ASK_AGAIN = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final Renewal renewal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Turns turns = new Turns();
    private final TargetHealth health;
    private final Allowance allowance;
    private final Demand demand;
    /// Until then those come back who were told that the target is silent.
    private long expected;

    /// Sees to it that a gate has a block while it is used.
    @FunctionalInterface
    interface Renewal {

        /// Somebody uses the gate. Called very often, and must not wait.
        ///
        /// @param atOnce true if nobody gets in before there is another block, or others are to know something
        void wanted(Gate gate, boolean atOnce);
    }

    /// A gate in front of a target.
    ///
    /// @param address what to call the target in a message
    Gate(String address, LongSupplier nanoTime, Renewal renewal) {
        this.nanoTime = nanoTime;
        this.renewal = renewal;
        this.health = new TargetHealth(address, nanoTime);
        this.allowance = new Allowance(nanoTime);
        this.demand = new Demand(nanoTime);
        this.expected = nanoTime.getAsLong();
    }

    /// Takes a place and a call, if there are any now or within a second, and it is the caller's turn.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if the target has been silent for too long; no
    ///     place is taken
    /// @throws InterruptedException if interrupted while waiting; no place is taken
    Admission enter(Caller caller) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            come(caller);
            Condition called = lock.newCondition();
            Turns.Turn turn = turns.join(caller, called::signal);
            try {
                return waitFor(turn, called, caller);
            } finally {
                turns.leave(turn);
            }
        } finally {
            lock.unlock();
        }
    }

    private Admission waitFor(Turns.Turn turn, Condition called, Caller caller) throws InterruptedException {
        long giveUp = nanoTime.getAsLong() + LONGEST_WAIT.toNanos();
        while (true) {
            wantBlock();
            Duration heldBack = health.heldBack();
            if (heldBack.compareTo(LONGEST_WAIT) > 0) {
                return new Admission.Later(heldBack);
            }
            Duration untilNextDay = allowance.untilNextDay();
            if (untilNextDay.isPositive()) {
                return new Admission.UsedUp(untilNextDay, allowance.nextDay());
            }
            Duration ahead = turns.isFirst(turn) ? longer(heldBack, ahead()) : LONGEST_WAIT;
            if (ahead.isZero()) {
                return enterNow(caller);
            }
            long left = giveUp - nanoTime.getAsLong();
            if (left <= 0) {
                return new Admission.Later(ASK_AGAIN);
            }
            var _ = called.awaitNanos(Math.min(left, ahead.toNanos()));
        }
    }

    /// Whoever is new may know of other limits.
    private void come(Caller caller) {
        if (demand.by(caller)) {
            allowance.hope();
        }
    }

    /// When the calls of the day are used up, another block brings none.
    private void wantBlock() {
        if (allowance.untilNextDay().isZero()) {
            renewal.wanted(this, lacksBlock() || health.isNews());
        }
    }

    private boolean lacksBlock() {
        return !allowance.isLive() || !allowance.isOfDayLeft();
    }

    /// Zero if there is a place and a call; otherwise how long to wait unless woken.
    private Duration ahead() {
        if (lacksBlock()) {
            return LONGEST_WAIT;
        }
        if (!allowance.isPlaceFree()) {
            demand.shortOfPlaces();
            return LONGEST_WAIT;
        }
        Duration ahead = allowance.ahead();
        if (ahead.isPositive()) {
            demand.shortOfCalls();
        }
        return ahead;
    }

    private Admission enterNow(Caller caller) {
        Duration pause = health.ask();
        if (pause.isPositive()) {
            expected = nanoTime.getAsLong() + pause.plus(LONGEST_WAIT).toNanos();
            return new Admission.Later(pause);
        }
        allowance.takePlace();
        call(caller);
        return new Admission.Entered();
    }

    private void call(Caller caller) {
        allowance.takeCall();
        turns.made(caller);
        demand.made(allowance.busy());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// Waits for a further call of who has a place already, who goes before those that have none.
    ///
    /// @return false if there is none within a minute
    boolean pace(Caller caller) throws InterruptedException {
        long giveUp = nanoTime.getAsLong() + LONGEST_PAUSE.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                Duration ahead = longer(health.heldBack(), allowance.ahead());
                if (ahead.isZero()) {
                    call(caller);
                    return true;
                }
                come(caller);
                demand.shortOfCalls();
                wantBlock();
                long left = giveUp - nanoTime.getAsLong();
                if (left <= health.heldBack().toNanos()
                        || allowance.untilNextDay().isPositive()) {
                    return false;
                }
                var _ = more.awaitNanos(Math.min(ahead.toNanos(), LONGEST_WAIT.toNanos()));
            }
        } finally {
            lock.unlock();
        }
    }

    /// Gives the place back.
    void leave() {
        lock.lock();
        try {
            allowance.givePlaceBack();
            turns.wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /// What to ask for now; what is met from now on is for the claim after that.
    QuotaClaim claim() {
        lock.lock();
        try {
            return demand.claim(allowance, health.tell());
        } finally {
            lock.unlock();
        }
    }

    /// There is another block.
    ///
    /// @param asked the monotonic time before it was asked for
    void renewed(QuotaBlock block, long asked) {
        lock.lock();
        try {
            allowance.renewed(block, asked);
            health.hear(block);
            turns.spread(block.nodes());
            more.signalAll();
            turns.wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /// True while calls are under way, or wait until a silent target may be probed.
    boolean isBusy() {
        lock.lock();
        try {
            return allowance.busy() > 0 || expected - nanoTime.getAsLong() > 0;
        } finally {
            lock.unlock();
        }
    }

    /// Learns from what a call met.
    void learn(Verdict verdict) {
        lock.lock();
        try {
            health.learn(verdict, allowance.places());
            if (health.isNews()) {
                renewal.wanted(this, true);
            }
        } finally {
            lock.unlock();
        }
    }
}
