package dev.pipewright.model.json;

/// Where an exported file came from, so that work done offline can be merged. Not part of the content hash.
///
/// @param pipeline the id of the pipeline in the catalogue it was exported from
/// @param baseHash the content hash of what was exported
public record FileOrigin(String pipeline, String baseHash) {}
