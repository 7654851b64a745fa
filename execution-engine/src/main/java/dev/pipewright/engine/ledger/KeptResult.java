package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;

/// A record that a results sink keeps with the run.
///
/// @param key orders and names the result within the run and the sink; no two have the same
/// @param record JSON in UTF-8
public record KeptResult(NodeId sink, String key, Payload record) {}
