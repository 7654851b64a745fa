package dev.pipewright.platform.load;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;

/// A value that cannot be a watermark.
public final class WatermarkRefusedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /// @param sentence what is wrong and what to do
    WatermarkRefusedException(Sentence sentence) {
        super(Sentences.english().text(sentence));
        this.sentence = sentence;
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }
}
