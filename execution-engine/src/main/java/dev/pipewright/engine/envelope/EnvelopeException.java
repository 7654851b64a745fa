package dev.pipewright.engine.envelope;

import org.jspecify.annotations.Nullable;

/// Stored bytes could not be opened, or their keys could not be read. The message says what to do.
public final class EnvelopeException extends RuntimeException {

    public EnvelopeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
