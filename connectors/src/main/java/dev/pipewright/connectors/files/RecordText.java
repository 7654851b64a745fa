package dev.pipewright.connectors.files;

import dev.pipewright.model.record.DataRecord;
import java.util.List;

/// How records become text in a file. What it holds back between records it says by [#columns], so that a writer can
/// go on after an interruption.
interface RecordText {

    /// What stands before the first record.
    ///
    /// @param first the first record; it may say what the columns are
    String beginning(DataRecord first);

    /// A record.
    ///
    /// @param isFirst true if no record stands before it
    /// @throws dev.pipewright.connectors.spi.ConnectorException if it does not fit
    String record(DataRecord record, boolean isFirst);

    /// What stands after the last record.
    ///
    /// @param isEmpty true if there is none
    String end(boolean isEmpty);

    /// The columns, if the format has columns and they are known.
    default List<String> columns() {
        return List.of();
    }

    /// Takes up the columns of an earlier writer.
    default void resume(List<String> columns) {}
}
