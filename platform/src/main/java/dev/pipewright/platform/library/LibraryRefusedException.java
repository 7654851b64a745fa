package dev.pipewright.platform.library;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// What can not be added to the library, or used from it, as it was asked for. Nothing was changed.
public final class LibraryRefusedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /// @param sentence what is in the way and what to do
    LibraryRefusedException(Sentence sentence) {
        super(Sentences.english().text(sentence));
        this.sentence = sentence;
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }
}
