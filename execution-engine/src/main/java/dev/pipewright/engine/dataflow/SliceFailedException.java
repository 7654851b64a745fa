package dev.pipewright.engine.dataflow;

/// The run cannot go on. The message is a sentence for a user.
public final class SliceFailedException extends RuntimeException {

    public SliceFailedException(String message) {
        super(message);
    }
}
