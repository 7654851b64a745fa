package dev.pipewright.engine.ledger;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// Something that a person wants to be done about troubled documents, and that is not done: nothing has changed.
public final class WorkRefusedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /// A refusal.
    ///
    /// @param sentence why, and what to do
    public WorkRefusedException(Sentence sentence) {
        super(Sentences.english().text(sentence));
        this.sentence = sentence;
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }
}
