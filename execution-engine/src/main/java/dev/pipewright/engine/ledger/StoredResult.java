package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;

/// A kept result with its record closed.
record StoredResult(NodeId sink, String key, Payload record) {}
