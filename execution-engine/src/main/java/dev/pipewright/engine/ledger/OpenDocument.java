package dev.pipewright.engine.ledger;

/// A document to be sent now.
///
/// @param id names the document within its run
/// @param revision the number of the changed send of its effect; the idempotency key is effect and revision. In
///     estimate mode always 0
/// @param attempts how often it was tried before
/// @param inDoubt true if an earlier try may have arrived: it may be sent only where that does nothing twice
public record OpenDocument(long id, DocumentKey key, long revision, Payload request, int attempts, boolean inDoubt) {}
