package dev.pipewright.platform.backfill;

/// How far a back-fill is.
public enum BackFillState {
    /// Its slices run, one after another or some at once.
    RUNNING,
    /// No further slice starts until somebody lets it go on.
    PAUSED,
    /// As paused, because a slice failed; or all others are over.
    STOPPED,
    /// All slices are done.
    DONE,
    /// Somebody gave it up.
    CANCELLED;

    /// True if nothing can happen to it any more.
    public boolean isFinal() {
        return this == DONE || this == CANCELLED;
    }
}
