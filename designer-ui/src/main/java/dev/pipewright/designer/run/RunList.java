package dev.pipewright.designer.run;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.run.RunSummary;
import dev.pipewright.platform.run.Runs;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The newest runs as a list shows them.
///
/// @param now while a run is under way, the second in which it was read: the durations of such runs grow though nothing
///     else changes. Else the epoch, so that a list that does not change is not shown again.
public record RunList(List<RunSummary> runs, Instant now) {

    public RunList {
        runs = List.copyOf(runs);
    }

    /// Reads the newest runs, again at each call.
    ///
    /// @param pipeline only the runs of this pipeline, or null for those of all
    public static Supplier<RunList> newest(Runs runs, TenantId tenant, @Nullable String pipeline, int limit) {
        return () -> of(runs.summaries(tenant, pipeline, null, limit), Clock.systemUTC());
    }

    static RunList of(List<RunSummary> runs, Clock clock) {
        boolean moves = runs.stream().anyMatch(one -> !one.run().state().isFinal());
        return new RunList(runs, moves ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : Instant.EPOCH);
    }
}
