package dev.pipewright.engine.call;

import dev.pipewright.engine.quota.QuotaBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What this node may do of a credential's limits: the block that it has, and what is used of it. Measured on the
/// monotonic clock, from before the block was asked for, so that a block is over here before it is over for
/// others; also after the process stood still. Guarded by its gate's lock.
final class Allowance {

    private final LongSupplier nanoTime;
    private final TokenBucket bucket;
    private @Nullable QuotaBlock block;
    private long end;
    private long ofDay;
    private long dayEnd;
    private boolean usedUp;
    private int busy;

    Allowance(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.bucket = new TokenBucket(nanoTime);
    }

    /// There is another block.
    ///
    /// @param asked the monotonic time before it was asked for
    void renewed(QuotaBlock next, long asked) {
        boolean goesOn = isLive();
        bucket.change(next.perSecond(), next.burst());
        if (!goesOn) {
            bucket.startWith(next.ready());
        }
        boolean unlimited = next.ofDay() == Long.MAX_VALUE;
        ofDay = unlimited ? Long.MAX_VALUE : ofDayLeft() + next.ofDay();
        dayEnd = asked + next.untilNextDay().toNanos();
        usedUp = ofDay == 0;
        block = next;
        end = asked + next.length().toNanos();
    }

    /// What was used up may not be any more.
    void hope() {
        usedUp = false;
    }

    /// True if there is a block that is not over.
    boolean isLive() {
        return block != null && end - nanoTime.getAsLong() > 0;
    }

    /// How many calls may be under way at once.
    int places() {
        return block != null && isLive() ? block.places() : 0;
    }

    /// How many calls a second may be made; infinite for no limit.
    double perSecond() {
        return block != null && isLive() ? block.perSecond() : 0;
    }

    int busy() {
        return busy;
    }

    /// How many calls of the day are left.
    long ofDayLeft() {
        return ofDay == Long.MAX_VALUE || dayEnd - nanoTime.getAsLong() <= 0 ? 0 : ofDay;
    }

    /// How long until there are calls again, if those of the day are used up by all nodes; else zero.
    Duration untilNextDay() {
        return usedUp ? Duration.ofNanos(Math.max(0, dayEnd - nanoTime.getAsLong())) : Duration.ZERO;
    }

    /// When there are calls again.
    Instant nextDay() {
        return block == null ? Instant.EPOCH : block.nextDay();
    }

    /// How long until a call may be made, by who has a place; zero for now.
    Duration ahead() {
        return isLive() && isOfDayLeft() ? bucket.ahead() : Duration.ofDays(1);
    }

    /// False if the block has no more calls of the day; another may have.
    boolean isOfDayLeft() {
        return ofDay == Long.MAX_VALUE || ofDayLeft() > 0;
    }

    boolean isPlaceFree() {
        return busy < places();
    }

    void takePlace() {
        busy++;
    }

    void givePlaceBack() {
        busy--;
    }

    /// Makes one of the calls.
    void takeCall() {
        bucket.take();
        ofDay -= ofDay == Long.MAX_VALUE ? 0 : 1;
    }
}
