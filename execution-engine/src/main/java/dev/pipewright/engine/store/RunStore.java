package dev.pipewright.engine.store;

import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Restart;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The runs of a tenant and how they are divided: control only, never records. Times are kept to the microsecond.
/// Safe for use by many threads.
public interface RunStore {

    /// Keeps a new run, or finds the one that the same trigger made before.
    ///
    /// @param pipeline the canonical JSON of what runs, so that it stays readable after edits
    /// @param replay what it does again; null if it reads its sources
    /// @return the run as it is kept; its id differs from the given one's if the trigger was known
    Run create(Run run, String pipeline, @Nullable Replay replay);

    /// Keeps a new run that reads its sources.
    default Run create(Run run, String pipeline) {
        return create(run, pipeline, null);
    }

    /// What a run does again; empty if it reads its sources, or there is no such run.
    Optional<Replay> replay(TenantId tenant, RunId run);

    /// True if there is such a run, and [#dropInputs] has not let its inputs go.
    boolean hasInputs(TenantId tenant, RunId run);

    /// Lets the inputs go of runs that are over, but not while an unfinished run replays them. They can be deleted
    /// then.
    ///
    /// @param before when they ended at the latest
    void dropInputs(TenantId tenant, Instant before);

    Optional<Run> find(TenantId tenant, RunId run);

    /// The canonical JSON a run was created with.
    ///
    /// @throws java.util.NoSuchElementException if the tenant has no such run
    String pipelineOf(TenantId tenant, RunId run);

    /// The newest runs first, without shadow runs.
    ///
    /// @param pipeline only the runs of this pipeline, or null for those of all
    /// @param before the last run of the page before, or null for the first page
    List<Run> list(TenantId tenant, @Nullable String pipeline, @Nullable RunId before, int limit);

    /// Runs that are not over, oldest first.
    List<Run> unfinished(TenantId tenant);

    /// Moves a run on, and notes when it started and ended.
    ///
    /// @param failure why, in a sentence, if the new state is [RunState#FAILED]
    /// @return false, and nothing changes, if the run's present state may not become the new one, or there is
    ///     no such run
    boolean move(TenantId tenant, RunId run, RunState next, @Nullable String failure);

    /// Has a failed run go on: it is queued as if it had not ended, and that it was restarted is kept.
    ///
    /// @param person who wants it, by name
    /// @return false, and nothing changes, if it has not failed, [#dropInputs] has let its inputs go, or there is
    ///     no such run
    boolean restart(TenantId tenant, RunId run, String person);

    /// How often a run was restarted, the first time first.
    List<Restart> restarts(TenantId tenant, RunId run);

    /// Keeps the splits of a stage, once: if the stage has splits already, they stay and are returned.
    List<SourceSplit> saveSplits(TenantId tenant, RunId run, String stage, List<SourceSplit> splits);

    /// The splits of a stage; a split's number is its place in the list.
    List<SourceSplit> splits(TenantId tenant, RunId run, String stage);
}
