package dev.pipewright.cli;

/// What was asked for cannot be begun. The message is a sentence that says what to do.
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
