package dev.pipewright.platform.ingest;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// Something pushed that is not taken as it is.
public final class IngestRefusedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Sentence sentence;

    /// What the sender can do about it.
    public enum Reason {
        /// Send it otherwise.
        WRONG,
        /// Look for it elsewhere: it is not there.
        UNKNOWN,
        /// Find out what is there already.
        CONFLICT,
        /// Send less at once.
        TOO_LARGE,
        /// Send the same again later.
        LATER
    }

    /// @param sentence what is wrong and what to do
    IngestRefusedException(Reason reason, Sentence sentence) {
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
