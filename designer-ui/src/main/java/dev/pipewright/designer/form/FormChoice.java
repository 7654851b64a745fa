package dev.pipewright.designer.form;

/// One of the values of a choice.
///
/// @param value as files have it
public record FormChoice(String value, String label) {}
