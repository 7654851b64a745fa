package dev.pipewright.platform.draft;

/// There is no draft to change: somebody has removed the pipeline, or there never was one.
public final class DraftGoneException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    DraftGoneException(DraftKey key) {
        super("no such draft: " + key.text());
    }
}
