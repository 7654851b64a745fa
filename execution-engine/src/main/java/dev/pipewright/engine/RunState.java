package dev.pipewright.engine;

import java.util.Set;

/// The life of a run. What may follow what is [#mayBecome]; nothing else moves a run.
///
/// | state | may become |
/// |---|---|
/// | queued | running, cancelled, failed |
/// | running | paused, cancelling, completed, completed with rejects, failed |
/// | paused | running, cancelling |
/// | cancelling | cancelled, failed |
/// | completed, completed with rejects, failed, cancelled | – |
public enum RunState {
    QUEUED,
    RUNNING,
    PAUSED,
    CANCELLING,
    /// All records arrived.
    COMPLETED,
    /// All that could be done is done; what was refused, failed or is unknown waits in the work list.
    COMPLETED_WITH_REJECTS,
    FAILED,
    CANCELLED;

    public boolean mayBecome(RunState next) {
        return following().contains(next);
    }

    /// True if nothing happens to the run any more.
    public boolean isFinal() {
        return following().isEmpty();
    }

    private Set<RunState> following() {
        return switch (this) {
            case QUEUED -> Set.of(RUNNING, CANCELLED, FAILED);
            case RUNNING -> Set.of(PAUSED, CANCELLING, COMPLETED, COMPLETED_WITH_REJECTS, FAILED);
            case PAUSED -> Set.of(RUNNING, CANCELLING);
            case CANCELLING -> Set.of(CANCELLED, FAILED);
            case COMPLETED, COMPLETED_WITH_REJECTS, FAILED, CANCELLED -> Set.of();
        };
    }
}
