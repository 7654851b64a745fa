package dev.pipewright.platform.shadow;

/// How far a comparison is.
public enum ShadowState {
    /// Both versions are still at it.
    RUNNING,
    DONE,
    /// One of the versions could not do it.
    FAILED,
    CANCELLED
}
