package dev.pipewright.simulators.taxman;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Measures the calls of one credential against its limits. Safe for many threads.
public final class CredentialMeter {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final Deque<Long> errors = new ArrayDeque<>();
    private double tokens = Double.MAX_VALUE;
    private long filledAt;
    private int running;

    /// @param nanoTime a clock that never goes back, in nanoseconds
    public CredentialMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.filledAt = nanoTime.getAsLong();
    }

    /// How a call stands: whether it may go on, and what its answer says about the limits.
    ///
    /// @param remaining the calls that could be made at once
    /// @param resetSeconds when the whole burst is free again, or when it is worth to try again
    public record Verdict(Reason reason, int remaining, int resetSeconds) {}

    /// Why a call may not go on.
    public enum Reason {
        ADMITTED,
        TOO_FAST,
        TOO_MANY_AT_ONCE,
        TOO_MANY_ERRORS
    }

    /// Admits a call or not. An admitted call must be ended by [#end].
    public synchronized Verdict begin(Limits limits) {
        long now = nanoTime.getAsLong();
        forgetOldErrors(now);
        if (limits.errorsPerMinute() > 0 && errors.size() >= limits.errorsPerMinute()) {
            return new Verdict(Reason.TOO_MANY_ERRORS, 0, seconds(errors.peekFirst() + MINUTE - now));
        }
        if (limits.concurrentCalls() > 0 && running >= limits.concurrentCalls()) {
            return new Verdict(Reason.TOO_MANY_AT_ONCE, 0, 1);
        }
        Verdict verdict = limits.callsPerSecond() == 0
                ? new Verdict(Reason.ADMITTED, Integer.MAX_VALUE, 0)
                : takeToken(limits.callsPerSecond(), now);
        if (verdict.reason() == Reason.ADMITTED) {
            running++;
        }
        return verdict;
    }

    /// An admitted call has ended.
    ///
    /// @param refused whether it was answered with a 4xx
    public synchronized void end(boolean refused) {
        running--;
        if (refused) {
            errors.addLast(nanoTime.getAsLong());
            forgetOldErrors(nanoTime.getAsLong());
        }
    }

    private Verdict takeToken(int perSecond, long now) {
        double filled = tokens + (now - filledAt) * (double) perSecond / SECOND;
        tokens = Math.min(perSecond, filled);
        filledAt = now;
        if (tokens < 1) {
            return new Verdict(Reason.TOO_FAST, 0, seconds((long) ((1 - tokens) * SECOND / perSecond)));
        }
        tokens--;
        return new Verdict(Reason.ADMITTED, (int) tokens, seconds((long) ((perSecond - tokens) * SECOND / perSecond)));
    }

    private void forgetOldErrors(long now) {
        while (!errors.isEmpty() && now - errors.peekFirst() >= MINUTE) {
            errors.removeFirst();
        }
    }

    private static int seconds(long nanos) {
        return (int) Math.max(1, (nanos + SECOND - 1) / SECOND);
    }
}
