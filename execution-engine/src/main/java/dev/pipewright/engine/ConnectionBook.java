package dev.pipewright.engine;

import dev.pipewright.connectors.spi.Connection;

/// The saved connections of a tenant, with their secrets. Safe for use by many threads.
public interface ConnectionBook {

    /// Opens a connection; whoever opens it closes it.
    ///
    /// @param name what the pipeline calls it
    /// @param connector the kind of system the pipeline expects there
    /// @throws dev.pipewright.connectors.spi.ConnectorException if there is none of this name, or it is of another
    ///     kind, or its settings are wrong
    Connection open(String name, String connector);
}
