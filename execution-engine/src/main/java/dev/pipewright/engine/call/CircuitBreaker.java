package dev.pipewright.engine.call;

import dev.pipewright.engine.quota.Hearing;
import dev.pipewright.engine.quota.Silence;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Stops calling a target that does not answer. After a number of failures without an answer between them it
/// opens, and also when other nodes say that the target is silent. While open, one call at a time is let through to
/// probe, at growing intervals, on the node that may; an answer closes it. Safe for use by many threads.
final class CircuitBreaker {

    static final int FAILURES_TO_OPEN = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /// A probe this long after the last failure begins anew: nobody has asked meanwhile.
    private static final Duration FORGOTTEN = LONGEST_PAUSE.multipliedBy(2);
    /// How soon those ask again who may not probe: then there is news of who does.
    private static final Duration UNTIL_NEWS = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private int failures;
    private @Nullable Span own;
    private @Nullable Span others;
    private @Nullable Long lastAnswer;
    private @Nullable Long lastProbe;
    private boolean mayProbe = true;
    private boolean wasTold;
    private boolean isAnsweredElsewhere;
    private boolean probesAtOnce;
    private boolean isNews;

    /// A silence, in the node's monotonic time.
    private record Span(long began, long failed) {

        Span with(@Nullable Span other) {
            return other == null
                    ? this
                    : new Span(
                            other.began - began < 0 ? other.began : began,
                            other.failed - failed > 0 ? other.failed : failed);
        }
    }

    CircuitBreaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Asks for leave to call.
    ///
    /// @return how long to wait before asking again; zero if the call may be made now
    synchronized Duration ask() {
        Span silence = silence();
        if (silence == null) {
            return Duration.ZERO;
        }
        if (!mayProbe) {
            return UNTIL_NEWS;
        }
        long now = nanoTime.getAsLong();
        long last = lastProbe == null || lastProbe - silence.failed < 0 ? silence.failed : lastProbe;
        Duration pause = FIRST_PAUSE.plusNanos(last - silence.began);
        long probeAt = last + (pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE).toNanos();
        if (now - probeAt < 0 && !probesAtOnce) {
            return Duration.ofNanos(probeAt - now);
        }
        if (own != null && others == null && now - own.failed > FORGOTTEN.toNanos()) {
            own = new Span(now, now);
        }
        probesAtOnce = false;
        lastProbe = now;
        return Duration.ZERO;
    }

    /// The target answered.
    synchronized void answered() {
        isNews |= silence() != null;
        failures = 0;
        own = null;
        others = null;
        lastProbe = null;
        mayProbe = true;
        wasTold = false;
        isAnsweredElsewhere = false;
        probesAtOnce = false;
        lastAnswer = nanoTime.getAsLong();
    }

    synchronized void failed() {
        failures++;
        long now = nanoTime.getAsLong();
        if (own != null) {
            own = new Span(own.began, now);
        } else if (others != null) {
            own = new Span(others.began, now);
        } else if (failures >= FAILURES_TO_OPEN) {
            own = new Span(now, now);
            isNews = true;
        }
    }

    /// For how long probes have failed; zero while the breaker is closed.
    synchronized Duration silentFor() {
        Span silence = silence();
        return silence == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, silence.failed - silence.began));
    }

    private @Nullable Span silence() {
        return own == null ? others : own.with(others);
    }

    /// True if there is something that other nodes do not know yet.
    synchronized boolean isNews() {
        return isNews;
    }

    /// What other nodes are to know; what is met from now on is for the next time.
    synchronized Hearing tell() {
        long now = nanoTime.getAsLong();
        isNews = false;
        wasTold = own != null;
        return new Hearing(
                own == null ? null : new Silence(since(own.began, now), since(own.failed, now)),
                lastAnswer == null ? null : since(lastAnswer, now));
    }

    private static Duration since(long then, long now) {
        return Duration.ofNanos(now - then);
    }

    /// Learns what all nodes know together, with what this one told.
    ///
    /// @param silence null if the target answers somewhere
    /// @param isNext true if this node is the one that may probe
    synchronized void hear(@Nullable Silence silence, boolean isNext) {
        if (silence == null) {
            others = null;
            mayProbe = true;
            // Only once: where just this node cannot reach the target, the pauses go on growing.
            probesAtOnce |= own != null && wasTold && !isAnsweredElsewhere;
            isAnsweredElsewhere |= own != null && wasTold;
            return;
        }
        long now = nanoTime.getAsLong();
        var span =
                new Span(now - silence.began().toNanos(), now - silence.failed().toNanos());
        // What was told before the last answer is over.
        if (lastAnswer == null || span.began - lastAnswer > 0) {
            others = span;
            mayProbe = isNext;
        }
    }
}
