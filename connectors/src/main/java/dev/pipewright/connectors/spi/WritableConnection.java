package dev.pipewright.connectors.spi;

/// A connection that can be written.
public interface WritableConnection extends Connection {

    /// How often a record arrives if its writer is interrupted and opened again.
    Delivery delivery(SinkRequest request);

    /// Opens a sink.
    ///
    /// @param request names who writes, so that a writer opened again finds what its predecessor left
    RecordWriter write(SinkRequest request);

    /// What a sink promises.
    enum Delivery {
        /// A record written again replaces itself.
        UPSERT_BY_KEY,
        /// What was written becomes visible at the end, once.
        WHOLE_AT_END,
        /// A record may arrive twice, with the same key.
        AT_LEAST_ONCE
    }
}
