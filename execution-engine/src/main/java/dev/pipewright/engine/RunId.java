package dev.pipewright.engine;

import java.util.UUID;

/// The identity of a run.
public record RunId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
