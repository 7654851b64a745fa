package dev.pipewright.platform.begin;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// A file that is not taken in.
public final class BeginRefusedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Sentence sentence;

    /// What whoever brings the file can do about it.
    public enum Reason {
        /// Give it another name, or bring another file.
        WRONG,
        /// Bring less.
        TOO_LARGE
    }

    /// @param sentence what is wrong and what to do
    BeginRefusedException(Reason reason, Sentence sentence) {
        super(Sentences.english().text(sentence));
        this.reason = reason;
        this.sentence = sentence;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }
}
