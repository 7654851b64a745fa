package dev.pipewright.engine.ledger;

/// Names a split within its run.
record StageSplit(String stage, int split) {}
