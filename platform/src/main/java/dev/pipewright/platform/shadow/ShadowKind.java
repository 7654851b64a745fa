package dev.pipewright.platform.shadow;

/// What the draft does to a document. A document that it sends as the live version does has none of these.
public enum ShadowKind {
    /// It is sent otherwise, or counts for another amount.
    CHANGED,
    /// Only the draft forms it.
    APPEARED,
    /// Only the live version forms it.
    VANISHED,
    /// It got through, and the draft's is refused.
    REJECTED,
    /// It was refused, and the draft's gets through.
    ACCEPTED,
    /// It did not get to an answer, with the one or the other: nothing can be said.
    NOT_COMPARED
}
