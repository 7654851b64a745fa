package dev.pipewright.engine.validation;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;

/// A text is no JSON Schema that could be used.
public final class InvalidSchemaException extends Exception {

    private final transient Sentence sentence;

    InvalidSchemaException(Sentence sentence) {
        super(Sentences.english().read(sentence.kept()));
        this.sentence = sentence;
    }

    /// What is wrong and what to do.
    public Sentence sentence() {
        return sentence;
    }
}
