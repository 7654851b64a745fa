package dev.pipewright.engine.dataflow;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The run cannot go on.
public final class SliceFailedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Sentence sentence;

    /// @param message what is wrong and what to do, or a kept [Sentence] that says it
    public SliceFailedException(String message) {
        super(Sentences.english().read(message));
        this.sentence = Sentence.read(message).orElse(null);
    }

    public SliceFailedException(Sentence sentence) {
        this(sentence.kept());
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.ofNullable(sentence);
    }
}
