package dev.pipewright.engine.store;

import dev.pipewright.model.NodeId;

/// A source of a live version that reads what is pushed to a stream.
public record StreamReader(String stream, String pipelineId, NodeId node) {}
