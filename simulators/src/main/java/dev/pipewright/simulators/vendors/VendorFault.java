package dev.pipewright.simulators.vendors;

/// How a call of a lookalike fails.
public enum VendorFault {
    /// 500, and nothing was done.
    SERVER_ERROR,
    /// 500, and all was done.
    SERVER_ERROR_AFTER,
    /// 503, and nothing was done.
    UNAVAILABLE,
    /// 429 with `Retry-After: 1`, and nothing was done.
    TOO_MANY,
    /// No answer, and nothing was done.
    DROP_BEFORE,
    /// No answer, and all was done.
    DROP_AFTER
}
