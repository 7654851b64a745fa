package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// A text does not say what a target wants.
public final class InvalidTargetException extends Exception implements Speaks {

    private final transient Sentence sentence;

    InvalidTargetException(Sentence sentence) {
        super(Sentences.english().text(sentence));
        this.sentence = sentence;
    }

    /// What is wrong and what to do.
    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }
}
