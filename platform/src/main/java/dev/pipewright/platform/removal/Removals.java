package dev.pipewright.platform.removal;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.backfill.BackFill;
import dev.pipewright.platform.backfill.BackFillState;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.Schedules;
import java.util.Set;

/// Removes pipelines that nothing is done with. Their versions, edits, runs and documents are kept, and so is
/// their id; their schedule is not. Safe for use by many threads.
public final class Removals {

    private static final int LOOKED_AT = 500;
    private static final Set<BackFillState> UNDER_WAY = Set.of(BackFillState.RUNNING, BackFillState.PAUSED);

    private final Catalogue catalogue;
    private final Runs runs;
    private final BackFills backFills;
    private final Schedules schedules;

    public Removals(Catalogue catalogue, Runs runs, BackFills backFills, Schedules schedules) {
        this.catalogue = catalogue;
        this.runs = runs;
        this.backFills = backFills;
        this.schedules = schedules;
    }

    /// Removes a pipeline.
    ///
    /// @param author the name of a person
    /// @return false if there is no such pipeline, or no more
    /// @throws RemovalRefusedException if runs or a back-fill of it are under way
    public boolean remove(TenantId tenant, String pipeline, String author) {
        refuseIfUnderWay(tenant, pipeline);
        if (!catalogue.remove(tenant, pipeline, author)) {
            return false;
        }
        schedules.remove(tenant, pipeline, author);
        return true;
    }

    /// Brings a removed pipeline back: its draft, its versions and its runs are there again, its schedule is not.
    ///
    /// @param author the name of a person
    /// @return false if it is not removed: somebody else was first
    public boolean bringBack(TenantId tenant, String pipeline, String author) {
        return catalogue.bringBack(tenant, pipeline, author);
    }

    private void refuseIfUnderWay(TenantId tenant, String pipeline) {
        long running = runs.list(tenant, pipeline, null, LOOKED_AT).stream()
                .map(Run::state)
                .filter(state -> !state.isFinal())
                .count();
        if (running > 0) {
            throw new RemovalRefusedException(Sentence.of("platform.removeRunning", "count", String.valueOf(running)));
        }
        if (backFills.list(tenant, pipeline, LOOKED_AT).stream()
                .map(BackFill::state)
                .anyMatch(UNDER_WAY::contains)) {
            throw new RemovalRefusedException(Sentence.of("platform.removeBackFill"));
        }
    }
}
