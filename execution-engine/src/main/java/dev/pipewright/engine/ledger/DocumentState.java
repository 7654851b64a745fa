package dev.pipewright.engine.ledger;

/// Where a document stands in its run. Each document formed is in exactly one of these: they are the ten terms of
/// the balance of documents.
public enum DocumentState {
    /// Not settled: to be sent, being sent, or to be sent again later.
    WAITING,
    /// The target accepted it in this run.
    SUCCEEDED,
    /// The same request was the last one recorded; nothing was sent.
    UNCHANGED,
    /// The same document stood in this run before, with the same request.
    DUPLICATE,
    /// Refused: by the target, or because this run has another document with the same key.
    REJECTED,
    /// Given up after the last attempt that the retry policy allows.
    FAILED,
    /// Sent, and nobody knows whether it arrived.
    UNKNOWN,
    /// A newer revision took its place before it was sent.
    SUPERSEDED,
    /// The run was cancelled before it was sent.
    CANCELLED;

    public boolean isSettled() {
        return this != WAITING;
    }
}
