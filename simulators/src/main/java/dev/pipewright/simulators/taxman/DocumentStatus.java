package dev.pipewright.simulators.taxman;

/// Where a document is in its life.
public enum DocumentStatus {
    /// Calculated, nothing kept.
    ESTIMATED,
    /// Recorded, may still be replaced.
    SAVED,
    /// Recorded for good; corrected only by an adjustment, a void or a refund.
    COMMITTED,
    /// Replaced by a newer version.
    ADJUSTED,
    /// Taken back.
    VOIDED
}
