package dev.pipewright.connectors.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of one file, from front to back. Used by one thread.
interface RowSource extends AutoCloseable {

    /// The next row, or null at the end.
    ///
    /// @throws IOException if the file cannot be read on
    /// @throws dev.pipewright.connectors.spi.ConnectorException if the rest of the file makes no sense
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;
}
