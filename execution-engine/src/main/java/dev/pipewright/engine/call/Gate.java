package dev.pipewright.engine.call;

import dev.pipewright.connectors.spi.ConnectorException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// What all callers of one connection share: its places, its pace and its circuit breaker. Safe for use by many
/// threads.
final class Gate {

    /// How long a target may stay silent before its runs fail; what waits then goes on when a run is continued.
    static final Duration PATIENCE = Duration.ofMinutes(2);

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

    /// Takes a place, and waits until pace and breaker let a call through.
    ///
    /// @throws ConnectorException if the target has been silent for too long; no place is taken
    /// @throws InterruptedException if interrupted while waiting; no place is taken
    void enter() throws InterruptedException {
        free.acquire();
        try {
            awaitBreaker();
            Duration wait = pace.reserve();
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
        } catch (InterruptedException | ConnectorException e) {
            free.release();
            throw e;
        }
    }

    private void awaitBreaker() throws InterruptedException {
        for (Duration pause = breaker.ask(); pause.isPositive(); pause = breaker.ask()) {
            if (breaker.openFor().compareTo(PATIENCE) > 0) {
                throw new ConnectorException(
                        ConnectorException.Kind.UNAVAILABLE,
                        "The target at " + address + " has not answered for " + PATIENCE.toMinutes()
                                + " minutes. Check that it is up, then continue the run.");
            }
            Thread.sleep(pause);
        }
    }

    /// Gives the place back.
    void leave() {
        free.release();
    }

    /// Learns from what a call met.
    void learn(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted _, Verdict.Refused _ -> {
                breaker.succeeded();
                waitsInARow.set(0);
            }
            case Verdict.Retry _ -> breaker.failed();
            case Verdict.Wait wait -> {
                // One call told to wait is its own affair; as many in a row as there are places concern everybody.
                if (waitsInARow.incrementAndGet() >= places) {
                    pace.holdBack(wait.delay());
                }
            }
            case Verdict.Stop _ -> {}
        }
    }
}
