package dev.pipewright.engine.ledger;

/// What a person found out at the target about a document of which the product does not know whether it arrived.
///
/// @param isThere true if the target has it
/// @param person who says so, by name
public record Finding(boolean isThere, String person) {}
