package dev.pipewright.engine.call;

/// The settings of a preset that has none of its own.
record NoSettings() {}
