package dev.pipewright.engine;

import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.store.RunStore;
import java.time.Instant;

/// Removes what runs have kept of their sources. A replay that is asked for meanwhile says so. Safe for use by many
/// threads, and on several nodes at once.
public final class InputRemovals {

    /// How many days inputs are kept where nobody says otherwise.
    public static final int DAYS = 7;

    private final RunStore runs;
    private final SegmentStore segments;

    public InputRemovals(RunStore runs, SegmentStore segments) {
        this.runs = runs;
        this.segments = segments;
    }

    /// Removes the inputs of runs that ended before, and what an interrupted removal has left.
    ///
    /// @return of how many runs
    public int drop(TenantId tenant, Instant before) {
        runs.dropInputs(tenant, before);
        int dropped = 0;
        for (RunId run : segments.runs(tenant)) {
            if (runs.find(tenant, run).isPresent() && !runs.hasInputs(tenant, run)) {
                segments.dropInputs(tenant, run);
                dropped++;
            }
        }
        return dropped;
    }
}
