package dev.pipewright.engine.ledger;

/// Somebody else has taken the split. Stop without a trace: what was not committed is theirs to do.
public final class FencedOffException extends RuntimeException {

    public FencedOffException(Slice slice) {
        super("split " + slice.split() + " of stage " + slice.stage() + " was taken over after fence " + slice.fence());
    }
}
