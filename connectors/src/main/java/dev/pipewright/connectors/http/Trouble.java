package dev.pipewright.connectors.http;

/// What kind of trouble of a host may pass: a retry policy chooses among them.
public enum Trouble {
    /// The host said that it did nothing, as with a 503.
    BUSY,
    /// The host failed on the way, as with a 500.
    FAULT,
    /// There was no answer.
    SILENCE
}
