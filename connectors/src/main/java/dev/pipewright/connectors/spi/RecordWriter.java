package dev.pipewright.connectors.spi;

import dev.pipewright.model.record.DataRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes to a sink. Used by one thread.
///
/// The owner calls [#write] and [#flush] in turns, keeps what `flush` returned together with its own position, and
/// at the end calls [#complete] once. After an interruption it opens a new writer and calls [#resume] first.
public interface RecordWriter extends AutoCloseable {

    /// Goes on after what was flushed last; anything written later than that is dropped or replaced.
    ///
    /// @param flushed what [#flush] returned last, or null to start over
    void resume(@Nullable String flushed);

    /// Writes records; each has a key.
    ///
    /// @throws ConnectorException if writing fails; the writer is then only good for closing
    void write(List<DataRecord> records);

    /// Makes what was written durable.
    ///
    /// @return what [#resume] needs to go on from here
    String flush();

    /// Makes everything visible. Calling it again after an interruption changes nothing.
    void complete();

    @Override
    void close();
}
