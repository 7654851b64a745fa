package dev.pipewright.connectors.spi;

/// How many records a stream has, and how sure that is.
public record RecordCount(long records, Certainty certainty) {

    /// How a number is meant.
    public enum Certainty {
        /// They were counted.
        EXACT,
        /// The system's own statistics say so.
        ESTIMATE,
        /// There are at least so many: counting ended there.
        AT_LEAST
    }

    public RecordCount {
        if (records < 0) {
            throw new IllegalArgumentException("a negative number of records: " + records);
        }
    }
}
