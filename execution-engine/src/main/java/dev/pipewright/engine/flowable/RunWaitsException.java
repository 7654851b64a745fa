package dev.pipewright.engine.flowable;

/// A run cannot begin yet, because another one must end first. No failure, and no try of it.
public final class RunWaitsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunWaitsException() {
        super("another run of the pipeline must end first");
    }
}
