package dev.pipewright.connectors.spi;

import java.util.List;

/// A connection to one system. What more it can do, it says by type: [ReadableConnection], [KeyReadableConnection],
/// [DescribableConnection], [CountableConnection], [WritableConnection]. Safe for use by many threads.
public interface Connection extends AutoCloseable {

    /// Tries the connection, within ten seconds.
    ///
    /// @return what was reached, in a sentence, as in "PostgreSQL 18.6, database orders, as user reader."
    /// @throws ConnectorException if it does not work; the message says what to do
    String check();

    /// The streams to choose from, with their schemas where that is cheap. Empty if the system cannot tell.
    ///
    /// @throws ConnectorException if the system cannot be asked
    List<StreamDescription> discover();

    @Override
    void close();
}
