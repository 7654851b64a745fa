package dev.pipewright.connectors.spi;

import dev.pipewright.model.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection that can be read.
public interface ReadableConnection extends Connection {

    /// The fields a request would deliver. Reads as little as it can.
    Schema schema(StreamRequest request);

    /// Divides a request into parts that can be read by themselves. If the request is ordered, no two splits share
    /// a value of the first order field.
    ///
    /// @param wanted how many splits would be useful; at least 1. The answer may have fewer or more, never none
    List<SourceSplit> splits(StreamRequest request, int wanted);

    /// Where a reader of this request can be opened again.
    Reopening reopening(StreamRequest request);

    /// Opens a split.
    ///
    /// @param checkpoint what [RecordReader#checkpointAfter] said, or null to start at the beginning
    /// @throws ConnectorException if the source cannot be read, or is no longer what the checkpoint was made from
    RecordReader read(StreamRequest request, SourceSplit split, @Nullable String checkpoint);

    /// The first records, for a person who waits.
    ///
    /// @return a batch as a reader gives it first
    /// @throws ConnectorException if the source cannot be read; of kind UNAVAILABLE if somebody else has locked
    ///     it, where the system can tell without waiting for them
    default ReadBatch first(StreamRequest request) {
        try (RecordReader reader = read(request, splits(request, 1).getFirst(), null)) {
            return reader.next();
        }
    }

    /// Where a reader can be opened again.
    enum Reopening {
        /// After any record.
        AFTER_ANY_RECORD,
        /// Where the value of the request's order fields changes.
        AT_ORDER_BORDERS,
        /// Only at the beginning: what was read must be kept by the reader's owner.
        NOWHERE
    }
}
