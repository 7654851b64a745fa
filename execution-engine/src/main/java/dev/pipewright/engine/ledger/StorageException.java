package dev.pipewright.engine.ledger;

import org.jspecify.annotations.Nullable;

/// The store of a ledger or of runs can not be used. The message says what to do.
public final class StorageException extends RuntimeException {

    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
