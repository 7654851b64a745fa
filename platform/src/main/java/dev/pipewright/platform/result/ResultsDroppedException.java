package dev.pipewright.platform.result;

/// Results that were kept for a while and are gone. The message says so in a sentence.
public final class ResultsDroppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ResultsDroppedException() {
        super("The results of this run were kept for a while and are dropped now. Run the pipeline again.");
    }
}
