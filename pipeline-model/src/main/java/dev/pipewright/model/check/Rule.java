package dev.pipewright.model.check;

import dev.pipewright.model.Pipeline;

/// One concern of the check.
@FunctionalInterface
interface Rule {
    void check(Pipeline pipeline, Findings findings);
}
