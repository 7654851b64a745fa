package dev.pipewright.engine.flowable;

import dev.pipewright.model.Sentences;
import org.jspecify.annotations.Nullable;

/// A run cannot be done.
public final class RunFailedException extends RuntimeException {

    private final String sentence;
    private final boolean worthRetrying;

    /// @param message what is wrong and what to do, or a kept sentence that says it
    /// @param worthRetrying true if the same may work a little later, as when a host is not reachable
    public RunFailedException(String message, boolean worthRetrying, @Nullable Throwable cause) {
        super(Sentences.english().read(message), cause);
        this.sentence = message;
        this.worthRetrying = worthRetrying;
    }

    /// What is wrong and what to do, as [Sentences] reads it.
    public String sentence() {
        return sentence;
    }

    public boolean worthRetrying() {
        return worthRetrying;
    }
}
