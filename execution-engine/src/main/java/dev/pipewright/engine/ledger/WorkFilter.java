package dev.pipewright.engine.ledger;

import org.jspecify.annotations.Nullable;

/// Which part of a run's work list is meant.
///
/// @param cause only those of this cause; null for those of all
/// @param accepted false for those that are open, true for those of which a person said that nothing will be done
public record WorkFilter(@Nullable CauseKey cause, boolean accepted) {

    /// What is open.
    public static final WorkFilter OPEN = new WorkFilter(null, false);

    /// What is open of a cause.
    public static WorkFilter of(CauseKey cause) {
        return new WorkFilter(cause, false);
    }
}
