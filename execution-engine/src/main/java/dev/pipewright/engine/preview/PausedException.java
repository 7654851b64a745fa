package dev.pipewright.engine.preview;

/// Carries the end of the moving through operators that know of none. What was moved so far is in the trace.
final class PausedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PausedException() {
        super("paused", null, false, false);
    }
}
