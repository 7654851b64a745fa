package dev.pipewright.engine.flowable;

/// A run cannot be done. The message is a sentence for a person and says what to do.
public final class RunFailedException extends RuntimeException {

    private final String sentence;
    private final boolean worthRetrying;

    /// @param worthRetrying true if the same may work a little later, as when a host is not reachable
    public RunFailedException(String message, boolean worthRetrying, Throwable cause) {
        super(message, cause);
        this.sentence = message;
        this.worthRetrying = worthRetrying;
    }

    /// What is wrong and what to do.
    public String sentence() {
        return sentence;
    }

    public boolean worthRetrying() {
        return worthRetrying;
    }
}
