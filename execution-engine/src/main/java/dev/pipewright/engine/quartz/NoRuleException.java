package dev.pipewright.engine.quartz;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A text that is no rule for times.
public final class NoRuleException extends IllegalArgumentException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    NoRuleException(Sentence sentence, @Nullable Throwable cause) {
        super(Sentences.english().text(sentence), cause);
        this.sentence = sentence;
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }
}
