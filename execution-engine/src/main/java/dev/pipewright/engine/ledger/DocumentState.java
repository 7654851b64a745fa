package dev.pipewright.engine.ledger;

/// Where a document stands in its run. Each document formed is in exactly one of these. With the number formed, they
/// are the ten terms of the balance of documents.
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
    /// Given up, and it certainly did not arrive: after the last attempt that the retry policy allows, or because
    /// an earlier document of its effect is unknown.
    FAILED,
    /// Sent, and nobody knows whether it arrived.
    UNKNOWN,
    /// A later run's document took its place: before it was sent, or after that run found out what was unknown.
    SUPERSEDED,
    /// The run ended before it was sent.
    CANCELLED;

    public boolean isSettled() {
        return this != WAITING;
    }
}
