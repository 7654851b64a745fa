package dev.pipewright.engine.ledger;

/// What a waiting document waits for.
enum Standing {
    /// Its time.
    AT_REST,
    /// The outcome: the slice with the document's fence is sending it, or the unknown one before it.
    SENT,
    /// Another document of its effect, on which another run works.
    QUEUED,
    /// Nothing: it is settled.
    SETTLED
}
