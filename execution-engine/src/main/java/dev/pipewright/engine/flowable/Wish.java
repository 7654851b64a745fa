package dev.pipewright.engine.flowable;

/// What people want of a run under way.
enum Wish {
    GO,
    PAUSE,
    CANCEL
}
