package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;

/// A record that a results sink keeps with the run; one with the same key replaces it.
///
/// @param key orders and names the result within the run and the sink
/// @param record JSON in UTF-8
public record KeptResult(NodeId sink, String key, Payload record) {}
