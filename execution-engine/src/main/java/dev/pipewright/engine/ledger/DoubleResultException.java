package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;

/// A result has the key of another one of the same run and sink. Nothing of its chunk is committed: neither may
/// replace the other.
public final class DoubleResultException extends RuntimeException {

    DoubleResultException(RunId run) {
        super("two results of run " + run + " have one key");
    }
}
