package dev.pipewright.platform.trouble;

/// What a person can do about a cause from here, beside sending again as it is.
public enum Remedy {
    /// Change what reaches the call, and send it again ([TroubledRecords]).
    CHANGE,
    /// Say what the values are mapped to that a value map does not have, and send it again ([MissingValues]).
    MAP_VALUES
}
