package dev.pipewright.connectors.http;

/// A call that got no answer. The message is a sentence for a user and holds no secret.
public final class NoAnswerException extends Exception {

    private final boolean mayHaveArrived;

    public NoAnswerException(String message, boolean mayHaveArrived, Throwable cause) {
        super(message, cause);
        this.mayHaveArrived = mayHaveArrived;
    }

    /// False if the request certainly did not reach the target.
    public boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
