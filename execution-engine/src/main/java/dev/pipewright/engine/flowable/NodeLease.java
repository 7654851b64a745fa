package dev.pipewright.engine.flowable;

import dev.pipewright.engine.call.Lease;
import java.time.Duration;
import java.util.function.LongSupplier;

/// How long this node may count on the jobs that it has taken: others take them when its lease is over. Each beat
/// renews it. It is as long as the longest call needs that is made here, and some beats more, so that no call outlives
/// it.
///
/// It is measured on this machine's monotonic clock, from before the database was asked, so that it is over here before
/// it is over there; also after the process stood still. Safe for use by many threads.
final class NodeLease {

    /// How often it is renewed.
    static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration SHORTEST = BEAT.multipliedBy(4);
    private static final Duration BESIDE_CALLS = BEAT.multipliedBy(2);

    private final LongSupplier nanoTime;
    private final Runnable tooShort;
    private long end;
    /// Rises each time the lease was over: what was taken before counts no more, even if the node is back.
    private long term;
    private Duration longestCall = Duration.ZERO;
    private Duration longestBefore = Duration.ZERO;

    /// A lease that is over.
    ///
    /// @param nanoTime a monotonic clock
    /// @param tooShort is told that a longer lease is needed; must not wait
    NodeLease(LongSupplier nanoTime, Runnable tooShort) {
        this.nanoTime = nanoTime;
        this.tooShort = tooShort;
        this.end = nanoTime.getAsLong();
    }

    /// How long the next one has to be.
    synchronized Duration wanted() {
        Duration calls = longer(longestCall, longestBefore).plus(BESIDE_CALLS);
        return longer(calls, SHORTEST);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// The database has renewed it.
    ///
    /// @param asked the monotonic time before the database was asked
    synchronized void renewed(long asked, Duration length) {
        long renewedEnd = asked + length.toNanos();
        if (isOver()) {
            term++;
            end = renewedEnd;
        } else if (renewedEnd - end > 0) {
            end = renewedEnd;
        }
        longestBefore = longestCall;
        longestCall = Duration.ZERO;
    }

    synchronized boolean isOver() {
        return end - nanoTime.getAsLong() <= 0;
    }

    /// The lease as it is now, for what is taken from now on.
    synchronized Held held() {
        return new Held(term);
    }

    private synchronized boolean isLost(long takenIn) {
        return takenIn != term || isOver();
    }

    private synchronized boolean covers(long takenIn, Duration call) {
        longestCall = longer(longestCall, call);
        return !isLost(takenIn) && end - nanoTime.getAsLong() >= call.toNanos();
    }

    /// What a job holds of the lease. Once it was over, it stays over.
    final class Held implements Lease {

        private final long takenIn;

        private Held(long takenIn) {
            this.takenIn = takenIn;
        }

        @Override
        public boolean covers(Duration call) {
            boolean covered = NodeLease.this.covers(takenIn, call);
            if (!covered && !isLost()) {
                tooShort.run();
            }
            return covered;
        }

        /// True if somebody else may have the job.
        boolean isLost() {
            return NodeLease.this.isLost(takenIn);
        }
    }
}
