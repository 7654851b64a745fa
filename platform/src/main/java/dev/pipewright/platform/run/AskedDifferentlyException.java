package dev.pipewright.platform.run;

import dev.pipewright.engine.RunId;

/// A trigger that has started a run which was asked for differently. Nothing was started.
public final class AskedDifferentlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RunId run;

    /// @param run the one that the trigger has started
    public AskedDifferentlyException(RunId run) {
        super("this trigger has started another run: " + run);
        this.run = run;
    }

    public RunId run() {
        return run;
    }
}
