package dev.pipewright.engine.store;

/// A pipeline whose live version reads what is pushed to a stream.
///
/// @param contentHash of what runs, see [dev.pipewright.engine.Run#contentHash]
public record StreamListener(String pipelineId, String contentHash) {}
