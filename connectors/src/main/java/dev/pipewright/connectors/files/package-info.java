/// Files of records, read and written as a stream. Start at [dev.pipewright.connectors.files.FilesConnector]; where the
/// files are is behind [dev.pipewright.connectors.files.FileStore].
@NullMarked
package dev.pipewright.connectors.files;

import org.jspecify.annotations.NullMarked;
