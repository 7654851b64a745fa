package dev.pipewright.engine.ledger;

/// A document that succeeded or is unchanged, for the stage after the call.
///
/// @param carried the record as it was before the call, JSON in UTF-8
/// @param response the target's answer, JSON in UTF-8; for an unchanged document that of the recorded revision
public record SettledDocument(DocumentKey key, Payload carried, Payload response) {}
