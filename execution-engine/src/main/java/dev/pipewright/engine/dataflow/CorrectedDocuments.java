package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.ledger.SplitProgress;

/// How many documents were changed before they were formed, as [dev.pipewright.engine.Selection] has it.
public final class CorrectedDocuments {

    private CorrectedDocuments() {}

    /// How many are committed of a split that ends in a call.
    public static long of(SplitProgress progress) {
        return Position.of(progress.checkpoint()).corrected();
    }
}
