package dev.pipewright.model;

/// What no longer fits between a mapping and its source or target, and a person has decided to leave as it is.
///
/// @param target of the line, or the required field that is to have none
/// @param field of the source that the line reads and that is gone; empty if it is the target that does not fit
public record IgnoredDrift(String target, String field) {}
