package dev.pipewright.connectors.files;

import java.io.InputStream;
import java.util.List;

/// What was pushed, as far as one source of a run reads it. Safe for use by many threads.
public interface PushedFiles {

    /// The names of the files, in the order to read them in; the same whenever it is asked. A name that ends in
    /// `.gz` is that of a packed file.
    List<String> names();

    /// Opens a file to read it from the beginning.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if it is gone
    InputStream open(String name);
}
