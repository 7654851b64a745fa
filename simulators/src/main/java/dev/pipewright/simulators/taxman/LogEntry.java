package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.tax.Order.DocumentType;

/// What the log keeps: calls that change what is recorded, and locks that a tester set.
sealed interface LogEntry permits RecordingCall, LogEntry.Lock {

    /// A document that may not be changed any more.
    record Lock(String company, DocumentType type, String code) implements LogEntry {}
}
