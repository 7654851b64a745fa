package dev.pipewright.connectors.spi;

/// A connection that can read a range of a stream, of which the last end belongs to the next range: it respects
/// [Changes.Ends#HALF_OPEN].
public interface RangeReadableConnection extends ChangeReadableConnection {}
