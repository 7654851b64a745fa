package dev.pipewright.platform.run;

import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.List;
import java.util.Optional;

/// A run that could not be started as asked.
public final class RunRefusedException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;
    private final transient List<Problem> problems;

    /// @param sentence what is wrong and what to do
    public RunRefusedException(Sentence sentence) {
        this(sentence, List.of());
    }

    /// @param sentence what is wrong and what to do
    /// @param problems what the pipeline's check found
    public RunRefusedException(Sentence sentence, List<Problem> problems) {
        super(Sentences.english().text(sentence));
        this.sentence = sentence;
        this.problems = List.copyOf(problems);
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }

    public List<Problem> problems() {
        return problems;
    }
}
