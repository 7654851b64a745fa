package dev.pipewright.platform.backfill;

/// How far a slice of a back-fill is.
public enum SliceState {
    /// Nothing was done yet.
    WAITING,
    /// Its run is under way, or about to be started.
    RUNNING,
    /// Its run came to its end; what was refused or failed of it waits in the run's work list.
    DONE,
    /// Its run failed, could not be started, or brought nothing through of what it read.
    FAILED,
    /// Its run was cancelled, or the back-fill before it was its turn.
    CANCELLED;

    /// True if it is over and its range is not read.
    public boolean isFailure() {
        return this == FAILED || this == CANCELLED;
    }
}
