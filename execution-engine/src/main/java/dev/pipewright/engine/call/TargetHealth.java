package dev.pipewright.engine.call;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.quota.Hearing;
import dev.pipewright.engine.quota.QuotaBlock;
import dev.pipewright.model.Sentence;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What the answers of a target say to all who call it: to wait for a while, or that it does not answer any more.
/// Guarded by its gate's lock.
final class TargetHealth {

    /// How long a target may stay silent before its runs stop; what waits then goes on when a run is started
    /// again.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String address;
    private final LongSupplier nanoTime;
    private final CircuitBreaker breaker;
    private long heldBackUntil;
    private int waitsInARow;

    /// @param address what to call the target in a message
    TargetHealth(String address, LongSupplier nanoTime) {
        this.address = address;
        this.nanoTime = nanoTime;
        this.breaker = new CircuitBreaker(nanoTime);
        this.heldBackUntil = nanoTime.getAsLong();
    }

    /// How long the target asked everybody to wait from now on; zero if it did not.
    Duration heldBack() {
        return Duration.ofNanos(Math.max(0, heldBackUntil - nanoTime.getAsLong()));
    }

    /// Asks for leave to make the next call.
    ///
    /// @return how long to wait before asking again; zero if the call is to be made now
    /// @throws ConnectorException if the target has been silent for too long
    Duration ask() {
        Duration pause = breaker.ask();
        if (pause.isPositive() && breaker.silentFor().compareTo(PATIENCE) > 0) {
            throw new ConnectorException(
                    ConnectorException.Kind.UNAVAILABLE,
                    Sentence.of("engine.silentTarget", "address", address, "minutes", PATIENCE.toMinutes()));
        }
        return pause;
    }

    /// True if there is something about the target that other nodes do not know yet.
    boolean isNews() {
        return breaker.isNews();
    }

    /// What other nodes are to know of it.
    Hearing tell() {
        return breaker.tell();
    }

    /// Learns what all nodes know together.
    void hear(QuotaBlock block) {
        breaker.hear(block.silence(), block.mayProbe());
    }

    /// Learns from what a call met.
    ///
    /// @param places how many calls may be under way at once
    void learn(Verdict verdict, int places) {
        switch (verdict) {
            case Verdict.Accepted _, Verdict.Refused _, Verdict.Unsettled _ -> {
                breaker.answered();
                waitsInARow = 0;
            }
            case Verdict.Retry _ -> breaker.failed();
            case Verdict.Wait wait -> {
                breaker.answered();
                waitsInARow++;
                // One call told to wait is its own affair; as many in a row as there are places concern everybody.
                if (waitsInARow >= places) {
                    holdBack(wait.delay());
                }
            }
            case Verdict.Stop _ -> {}
        }
    }

    private void holdBack(Duration delay) {
        long until = nanoTime.getAsLong() + delay.toNanos();
        heldBackUntil = until - heldBackUntil > 0 ? until : heldBackUntil;
    }
}
