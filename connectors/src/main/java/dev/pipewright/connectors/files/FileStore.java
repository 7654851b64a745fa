package dev.pipewright.connectors.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// A place with files. Names are relative to the place's root, with `/` between folders. Safe for use by many threads.
interface FileStore {

    /// What people call the place.
    String name();

    /// Does something small that shows whether the place can be used.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if it cannot
    void check();

    /// The files that match a pattern, sorted by name.
    ///
    /// @param pattern a name, or a glob as in `in/*.csv` or `**/*.json`; a file's own name is never a glob
    List<String> list(String pattern);

    /// What stands for a file's content: it changes when the file does.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if there is no such file
    String fingerprint(String file);

    /// How long a file is, as it lies there, in bytes; empty if that is not kept.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if there is no such file
    OptionalLong size(String file);

    /// Opens a file to read it from the beginning.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if there is no such file, or it may not be read
    InputStream open(String file);

    /// Begins to write a file, or goes on with it. Nobody sees the file before it is published.
    ///
    /// @param writer names who writes, so that it finds what it left
    PendingFile pending(String file, String writer) throws IOException;
}
