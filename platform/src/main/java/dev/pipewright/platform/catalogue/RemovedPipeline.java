package dev.pipewright.platform.catalogue;

import java.time.Instant;

/// A pipeline that somebody has removed.
///
/// @param by the name of a person
public record RemovedPipeline(String id, String name, String by, Instant at) {}
