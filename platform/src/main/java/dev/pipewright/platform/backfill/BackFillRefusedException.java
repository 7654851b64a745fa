package dev.pipewright.platform.backfill;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// A back-fill that cannot be begun, or changed, as asked. Nothing was done.
public final class BackFillRefusedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;
    private final boolean forItsState;

    /// @param sentence what is wrong and what to do
    BackFillRefusedException(Sentence sentence) {
        this(sentence, false);
    }

    private BackFillRefusedException(Sentence sentence, boolean forItsState) {
        super(Sentences.english().text(sentence));
        this.sentence = sentence;
        this.forItsState = forItsState;
    }

    /// What is asked for would have been possible earlier or later.
    static BackFillRefusedException forItsState(Sentence sentence) {
        return new BackFillRefusedException(sentence, true);
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }

    /// True if only the present state of the back-fill is in the way.
    public boolean isForItsState() {
        return forItsState;
    }
}
