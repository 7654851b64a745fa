package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.call.Lease;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// When a slice ends at the latest.
///
/// @param duration how long to go on sending; what was sent by then is awaited on top of it
/// @param stop asked at every chunk border and before every send; true ends the slice
/// @param lease nothing is sent that could outlive it
public record SliceLimit(Duration duration, BooleanSupplier stop, Lease lease) {

    /// A limit of those who have no successor before they end.
    public SliceLimit(Duration duration, BooleanSupplier stop) {
        this(duration, stop, Lease.ENDLESS);
    }

    /// How long to go on reading: not to the end, for what is read and not sent is handed on, and that costs.
    Duration reading() {
        return duration.multipliedBy(2).dividedBy(3);
    }

    /// Ends only at the end of the split, or when all that is left waits for its time.
    public static SliceLimit none() {
        return new SliceLimit(Duration.ofDays(365), () -> false);
    }
}
