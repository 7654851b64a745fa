package dev.pipewright.platform.environment;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.List;
import java.util.Optional;

/// An environment that cannot be kept, removed or used as asked.
public final class EnvironmentRefusedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;
    private final boolean forItsState;

    private EnvironmentRefusedException(Sentence sentence, boolean forItsState) {
        super(Sentences.english().text(sentence));
        this.sentence = sentence;
        this.forItsState = forItsState;
    }

    EnvironmentRefusedException(Sentence sentence) {
        this(sentence, false);
    }

    /// Nothing is wrong with what is asked for; something else is in its way.
    static EnvironmentRefusedException forItsState(Sentence sentence) {
        return new EnvironmentRefusedException(sentence, true);
    }

    /// @param sentences what is wrong and what to do; at least one
    EnvironmentRefusedException(List<Sentence> sentences) {
        this(Sentence.joined(sentences));
    }

    /// True if it could be done once something else is done.
    public boolean isForItsState() {
        return forItsState;
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }
}
