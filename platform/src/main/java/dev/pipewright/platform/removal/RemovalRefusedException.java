package dev.pipewright.platform.removal;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// A pipeline that can not be removed now. Nothing was changed.
public final class RemovalRefusedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /// @param sentence what is in the way and what to do
    RemovalRefusedException(Sentence sentence) {
        super(Sentences.english().text(sentence));
        this.sentence = sentence;
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }
}
