package dev.pipewright.designer.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A request that can not be answered as asked. The message is a sentence for the caller.
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    ApiException(HttpStatus status, String message) {
        this(status, message, null);
    }

    ApiException(HttpStatus status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
