package dev.pipewright.connectors.spi;

/// A connection that knows more of a stream than how to read it: from statistics and metadata, not by reading it.
public interface DescribableConnection extends ReadableConnection {

    /// What there is to know of a stream, within some seconds.
    ///
    /// @param stream as [#discover] gives it, perhaps without schema and keys, which are found out then
    /// @throws ConnectorException if the system cannot be asked, or no longer has the stream
    StreamDetails describe(StreamDescription stream);
}
