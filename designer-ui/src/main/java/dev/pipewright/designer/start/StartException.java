package dev.pipewright.designer.start;

import org.jspecify.annotations.Nullable;

/// The product can not start. The message is a sentence that says what to do.
public final class StartException extends RuntimeException {

    public StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
