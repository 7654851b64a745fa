package dev.pipewright.platform.mapping;

/// What a person would attach as the target of a mapping: the request of a preset, or a document.
///
/// @param preset its name; empty for a document
/// @param document a JSON Schema or an OpenAPI document, JSON or YAML; empty for a preset
/// @param operation of an OpenAPI document; empty if none is chosen, or it is none
public record TargetChoice(String preset, String document, String operation) {}
