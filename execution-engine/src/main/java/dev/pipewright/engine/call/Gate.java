package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.Pace;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.model.Sentence;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// What all callers of one connection share: its places, its pace and its circuit breaker. Nobody waits in it for
/// longer than a second, so that whoever asks can stop. Safe for use by many threads.
final class Gate {

    /// How long a target may stay silent before its runs stop; what waits then goes on when a run is started
    /// again.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration ASK_AGAIN = Duration.ofMillis(1);

    private final String address;
    private final int places;
    private final Semaphore free;
    private final Pace pace;
    private final CircuitBreaker breaker;
    private final AtomicInteger waitsInARow = new AtomicInteger();

    /// A gate in front of a target.
    ///
    /// @param address what to call the target in a message
    /// @param places how many calls may be under way at once
    /// @param perSecond calls per second; 0 for no limit
    Gate(String address, int places, double perSecond, LongSupplier nanoTime) {
        this.address = address;
        this.places = places;
        this.free = new Semaphore(places, true);
        this.pace = new Pace(perSecond, nanoTime);
        this.breaker = new CircuitBreaker(nanoTime);
    }

    /// Takes a place, if pace and breaker let a call through now or within a second.
    ///
    /// @return zero if a place was taken; otherwise how long to wait before asking again
    /// @throws ConnectorException if the target has been silent for too long; no place is taken
    /// @throws InterruptedException if interrupted while waiting; no place is taken
    Duration enter() throws InterruptedException {
        if (!free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return ASK_AGAIN;
        }
        boolean entered = false;
        try {
            Duration wait = untilAllowed();
            if (wait.isZero()) {
                Thread.sleep(pace.reserve());
                entered = true;
            }
            return wait;
        } finally {
            if (!entered) {
                free.release();
            }
        }
    }

    /// Zero if a call may be made once the pace allows it; otherwise how long to wait before asking again.
    private Duration untilAllowed() {
        Duration ahead = pace.ahead();
        if (ahead.compareTo(LONGEST_WAIT) > 0) {
            return ahead;
        }
        Duration pause = breaker.ask();
        if (pause.isPositive() && breaker.silentFor().compareTo(PATIENCE) > 0) {
            throw new ConnectorException(
                    ConnectorException.Kind.UNAVAILABLE,
                    Sentence.of("engine.silentTarget", "address", address, "minutes", PATIENCE.toMinutes()));
        }
        return pause;
    }

    /// Waits until the pace allows a further call of who has a place already.
    void pace() throws InterruptedException {
        Thread.sleep(pace.reserve());
    }

    /// Gives the place back.
    void leave() {
        free.release();
    }

    /// Learns from what a call met.
    void learn(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted _, Verdict.Refused _, Verdict.Unsettled _ -> {
                breaker.answered();
                waitsInARow.set(0);
            }
            case Verdict.Retry _ -> breaker.failed();
            case Verdict.Wait wait -> {
                breaker.answered();
                // One call told to wait is its own affair; as many in a row as there are places concern everybody.
                if (waitsInARow.incrementAndGet() >= places) {
                    pace.holdBack(wait.delay());
                }
            }
            case Verdict.Stop _ -> {}
        }
    }
}
