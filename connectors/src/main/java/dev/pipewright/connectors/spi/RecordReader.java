package dev.pipewright.connectors.spi;

import dev.pipewright.model.record.DataRecord;

/// Reads a split from front to back. Used by one thread. Reads ahead no more than it returns.
public interface RecordReader extends AutoCloseable {

    /// Returns the next records and what could not be read between them.
    ///
    /// @return a batch of at most some hundred records; [ReadBatch#END] at the end and from then on
    /// @throws ConnectorException if reading fails; the reader is then only good for closing
    ReadBatch next();

    /// Where to go on after a record. Cheap enough to be called once per chunk, not once per record.
    ///
    /// @param last a record of the batch returned last. If the source reopens at order borders, the record after it
    ///     differs in the order fields
    String checkpointAfter(DataRecord last);

    @Override
    void close();
}
