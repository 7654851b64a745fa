package dev.pipewright.engine;

/// What a run may do at its targets.
public enum Mode {
    /// Ask what would be; nothing lasting happens anywhere.
    ESTIMATE,
    /// Make entries that last; only a run of a published version, or one a person started by hand on a file, may.
    RECORD
}
