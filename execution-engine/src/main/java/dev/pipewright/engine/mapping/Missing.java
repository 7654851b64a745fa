package dev.pipewright.engine.mapping;

/// What an expression results in when there is nothing: JSONata's *undefined*. A JSON null is Java's null, which is
/// something.
public enum Missing {
    MISSING;

    @Override
    public String toString() {
        return "missing";
    }
}
