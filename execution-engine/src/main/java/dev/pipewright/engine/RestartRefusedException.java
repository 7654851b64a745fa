package dev.pipewright.engine;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// A run that cannot be restarted. Nothing has changed.
public final class RestartRefusedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /// @param sentence why, and what to do
    public RestartRefusedException(Sentence sentence) {
        super(Sentences.english().text(sentence));
        this.sentence = sentence;
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }
}
