package dev.pipewright.engine.ledger;

import org.jspecify.annotations.Nullable;

/// How far a split got.
///
/// @param checkpoint what the last chunk committed; null at the beginning
/// @param ended true if its input is read to the end; documents may still wait
/// @param waiting how many of its documents are not settled
public record SplitProgress(@Nullable String checkpoint, boolean ended, long waiting) {

    /// True if nothing is left to do.
    public boolean isDone() {
        return ended && waiting == 0;
    }
}
