package dev.pipewright.engine.ledger;

/// What the error limit of a call counts, since its run began or was last restarted.
///
/// @param errors rejected records of all nodes, and documents of the call of which [#isError] is true
/// @param all the same, and all other documents of the call
public record ErrorCount(long errors, long all) {

    /// True if a document in this state counts.
    public static boolean isError(DocumentState state) {
        return state == DocumentState.REJECTED || state == DocumentState.FAILED || state == DocumentState.UNKNOWN;
    }
}
