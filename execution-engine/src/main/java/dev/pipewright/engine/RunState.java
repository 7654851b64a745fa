package dev.pipewright.engine;

import java.util.Set;

/// The life of a run. What may follow what is [#mayBecome]; nothing else moves a run.
///
/// | state | may become |
/// |---|---|
/// | queued | running, cancelled, failed |
/// | running | paused, cancelling, completed, completed empty, completed with rejects, failed |
/// | paused | running, cancelling |
/// | cancelling | cancelled, failed |
/// | failed | queued, if somebody restarts it |
/// | completed, completed empty, completed with rejects, cancelled | – |
public enum RunState {
    QUEUED,
    RUNNING,
    PAUSED,
    CANCELLING,
    /// All records arrived.
    COMPLETED,
    /// There was nothing to do: no document was formed, and no record came to an end of the drawing.
    COMPLETED_EMPTY,
    /// All that could be done is done; what was refused, failed or is unknown waits in the work list.
    COMPLETED_WITH_REJECTS,
    FAILED,
    CANCELLED;

    public boolean mayBecome(RunState next) {
        return following().contains(next);
    }

    /// True if the run is over: nothing happens to it by itself any more.
    public boolean isFinal() {
        return isCompleted() || this == FAILED || this == CANCELLED;
    }

    /// True if the run came to its end by itself, whatever it did.
    public boolean isCompleted() {
        return this == COMPLETED || this == COMPLETED_EMPTY || this == COMPLETED_WITH_REJECTS;
    }

    private Set<RunState> following() {
        return switch (this) {
            case QUEUED -> Set.of(RUNNING, CANCELLED, FAILED);
            case RUNNING -> Set.of(PAUSED, CANCELLING, COMPLETED, COMPLETED_EMPTY, COMPLETED_WITH_REJECTS, FAILED);
            case PAUSED -> Set.of(RUNNING, CANCELLING);
            case CANCELLING -> Set.of(CANCELLED, FAILED);
            case FAILED -> Set.of(QUEUED);
            case COMPLETED, COMPLETED_EMPTY, COMPLETED_WITH_REJECTS, CANCELLED -> Set.of();
        };
    }
}
