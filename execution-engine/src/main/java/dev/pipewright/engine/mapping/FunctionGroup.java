package dev.pipewright.engine.mapping;

import dev.pipewright.model.Sentence;

/// What functions are about; the groups in which people look for them.
public enum FunctionGroup {
    TEXT,
    SEARCH,
    ENCODING,
    NUMBER,
    MONEY,
    TIME,
    ADDRESS,
    VALUE,
    LIST,
    OBJECT,
    FUNCTION;

    /// What people call the group.
    public Sentence title() {
        return Sentence.of("functions." + name());
    }
}
