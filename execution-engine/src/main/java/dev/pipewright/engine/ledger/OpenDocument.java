package dev.pipewright.engine.ledger;

/// A waiting document whose time has come.
///
/// @param id names the document within its run
/// @param revision the number of the changed send of its effect; the idempotency key is effect and revision. In
///     estimate mode always 0
/// @param attempts how often it was tried before
public record OpenDocument(long id, DocumentKey key, long revision, Payload request, int attempts) {}
