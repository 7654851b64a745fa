package dev.pipewright.engine.ledger;

/// What a waiting document waits for.
enum Standing {
    /// Its time.
    AT_REST,
    /// The outcome: the slice with the document's fence is sending it.
    SENT,
    /// Another document of its effect.
    QUEUED,
    /// Nothing: it is settled.
    SETTLED
}
