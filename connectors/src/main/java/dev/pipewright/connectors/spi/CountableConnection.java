package dev.pipewright.connectors.spi;

import java.util.Optional;

/// A connection that can tell about how many records a request would deliver, without reading them all.
public interface CountableConnection extends ReadableConnection {

    /// How many records a reader of all splits would give, readable or not, within a second or so.
    ///
    /// @param request as for [#read]
    /// @return empty if nobody can tell without reading all
    /// @throws ConnectorException if the source cannot be asked
    Optional<RecordCount> count(StreamRequest request);
}
