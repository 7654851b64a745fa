package dev.pipewright.engine.correction;

/// A record has no place for what it shall be changed to.
public final class MisfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    MisfitException(RecordPath path) {
        super("no place: " + path);
        this.path = path.toString();
    }

    /// Where it shall be changed.
    public String path() {
        return path;
    }
}
