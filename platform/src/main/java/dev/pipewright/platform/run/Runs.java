package dev.pipewright.platform.run;

import dev.pipewright.engine.RestartRefusedException;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.TriedDocument;
import dev.pipewright.model.Drawing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The runs of the tenants. Safe for use by many threads.
public interface Runs {

    /// Starts a run, or finds the one that the same trigger started before.
    ///
    /// @throws RunRefusedException if the pipeline can not run as asked; nothing was started then
    Run start(RunRequest request);

    /// Starts a run of a range of one source, or finds the one that the same trigger started before.
    ///
    /// @throws RunRefusedException if the version can not run as asked; nothing was started then
    Run startRange(RangeRequest request);

    /// Starts a run for a caller who may ask again without knowing whether the first time worked.
    ///
    /// @throws RunRefusedException if the pipeline can not run as asked; nothing was started then
    /// @throws AskedDifferentlyException if the trigger started a run that was asked for differently
    Started startOnce(RunRequest request);

    /// Does a run again, from what it read of its sources: the sources themselves are not asked.
    ///
    /// @throws RunRefusedException if that is not possible as asked; nothing was started then
    /// @throws AskedDifferentlyException if the trigger started a run that was asked for differently
    Started replay(ReplayRequest request);

    /// Does a run again as an estimate of another drawing, to see what that would do.
    ///
    /// @throws RunRefusedException if that is not possible as asked; nothing was started then
    Run startShadow(ShadowRunRequest request);

    /// Looks whether a run can be done again as asked, and starts nothing.
    ///
    /// @throws RunRefusedException if not
    void checkReplay(ReplayRequest request);

    /// Has a failed run go on at what it committed: what was read, sent and delivered is not read, sent or
    /// delivered again.
    ///
    /// @param person who asks, by name
    /// @return the run, queued again
    /// @throws RestartRefusedException if it cannot go on; nothing has changed
    /// @throws java.util.NoSuchElementException if the tenant has no such run
    Run restart(TenantId tenant, RunId run, String person);

    /// A run that was asked for.
    ///
    /// @param isNew false if the run was started earlier by the same trigger
    record Started(Run run, boolean isNew) {}

    /// A run as it is now, without its figures.
    Optional<Run> find(TenantId tenant, RunId run);

    /// How far a run is, or how it ended.
    Optional<RunReport> report(TenantId tenant, RunId run);

    /// How much a run will probably have to do. It stays the same while the run goes on, and the figures of other
    /// runs are read for it, so it is asked once.
    ///
    /// @return empty if nothing tells
    Optional<RunOutlook> outlook(TenantId tenant, RunId run);

    /// The newest runs first.
    ///
    /// @param pipeline only the runs of this pipeline, or null for those of all
    /// @param before the last run of the page before, or null for the first page
    List<Run> list(TenantId tenant, @Nullable String pipeline, @Nullable RunId before, int limit);

    /// The newest runs first, with the figures that tell how far each is: in a fixed number of statements, so
    /// that a page may ask again and again.
    ///
    /// @param pipeline only the runs of this pipeline, or null for those of all
    /// @param before the last run of the page before, or null for the first page
    List<RunSummary> summaries(TenantId tenant, @Nullable String pipeline, @Nullable RunId before, int limit);

    /// The drawing of what the run runs, as it was when it started.
    Optional<Drawing> drawingOf(TenantId tenant, RunId run);

    /// Documents that needed more than one try or did not get through, each with all its tries, by id.
    ///
    /// @param after the id to start behind; 0 to start at the first
    List<TriedDocument> tried(TenantId tenant, RunId run, long after, int limit);

    /// How many documents needed more than one try.
    long retried(TenantId tenant, RunId run);

    /// Asks a run to rest until [#resume]; what is being sent is awaited first.
    ///
    /// @param person who asks, by name
    /// @return false if the run is not under way
    boolean pause(TenantId tenant, RunId run, String person);

    /// Has a paused run go on.
    ///
    /// @param person who asks, by name
    /// @return false if the run is neither paused nor under way
    boolean resume(TenantId tenant, RunId run, String person);

    /// Asks a run to stop; what is being sent is awaited first.
    ///
    /// @param person who asks, by name
    /// @return false if the run is over or unknown
    boolean cancel(TenantId tenant, RunId run, String person);
}
