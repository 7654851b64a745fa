package dev.pipewright.engine.call;

import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.engine.quota.Hearing;
import dev.pipewright.engine.quota.QuotaClaim;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// What the callers of a gate would have used since its last claim, and so will probably use until the next.
/// Guarded by its gate's lock.
final class Demand {

    private static final double MORE = 1.5;
    private static final double SECOND = Duration.ofSeconds(1).toNanos();
    /// Whoever waits asks again each second.
    private static final long RECENT = Duration.ofSeconds(3).toNanos();

    private final LongSupplier nanoTime;
    /// When each was last there.
    private final Map<Caller, Long> callers = new HashMap<>();
    private CallLimits limits = CallLimits.ofPlaces(1);
    private int mostBusy;
    private long made;
    private long since;
    private boolean shortOfPlaces;
    private boolean shortOfCalls;

    Demand(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /// Somebody has a call to make.
    ///
    /// @return true if he had none before
    boolean by(Caller caller) {
        return callers.put(caller, nanoTime.getAsLong()) == null;
    }

    /// Somebody had to wait for a place.
    void shortOfPlaces() {
        shortOfPlaces = true;
    }

    /// Somebody had to wait because there were enough calls.
    void shortOfCalls() {
        shortOfCalls = true;
    }

    /// A call was made.
    ///
    /// @param busy how many are under way now
    void made(int busy) {
        made++;
        mostBusy = Math.max(mostBusy, busy);
    }

    /// The claim for the next block; what comes from now on is for the one after that. Where callers know of
    /// different limits, the least counts.
    ///
    /// @param hearing whether the target answers here
    QuotaClaim claim(Allowance allowance, Hearing hearing) {
        long now = nanoTime.getAsLong();
        callers.values().removeIf(seen -> now - seen > RECENT);
        limits = callers.keySet().stream()
                .map(Caller::limits)
                .reduce(CallLimits::and)
                .orElse(limits);
        // Nobody knows what those want who were not let in.
        boolean unknown = !allowance.isLive();
        double seconds = Math.max(1, now - since) / SECOND;
        int places = unknown || shortOfPlaces ? limits.atOnce() : Math.min(limits.atOnce(), mostBusy + 1);
        double perSecond = unknown || shortOfCalls ? Double.POSITIVE_INFINITY : made / seconds * MORE + 1;
        long ofDay = Math.max(Math.max(places, limits.perDay() / 100), 2 * made) - allowance.ofDayLeft();
        var claim = new QuotaClaim(
                limits,
                callers.keySet().stream().map(Caller::tenant).collect(Collectors.toSet()),
                Math.max(allowance.places(), allowance.busy()),
                places,
                Double.isFinite(allowance.perSecond()) ? allowance.perSecond() : 0,
                perSecond,
                Math.max(0, ofDay),
                hearing);
        mostBusy = allowance.busy();
        made = 0;
        since = now;
        shortOfPlaces = false;
        shortOfCalls = false;
        return claim;
    }
}
