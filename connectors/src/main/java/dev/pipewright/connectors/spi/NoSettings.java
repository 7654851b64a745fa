package dev.pipewright.connectors.spi;

/// Settings of something that has none.
public record NoSettings() {}
