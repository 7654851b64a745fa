package dev.pipewright.connectors.spi;

/// A part of a source that can be read by itself.
///
/// @param description what the part is, in words a person knows, as in `customer_id 1 to 5000`
/// @param bounds what the connector needs to find it again; opaque to everybody else
public record SourceSplit(String description, String bounds) {}
