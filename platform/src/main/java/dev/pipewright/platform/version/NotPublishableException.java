package dev.pipewright.platform.version;

import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.List;
import java.util.Optional;

/// A draft that can not be published: it has errors, or a rule of its tenant keeps it back.
public final class NotPublishableException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;
    private final transient List<Problem> problems;

    /// @param problems at least one error
    public NotPublishableException(List<Problem> problems) {
        this(Sentence.of("platform.notPublishable"), problems);
    }

    /// @param sentence what a rule of the tenant demands before
    public NotPublishableException(Sentence sentence) {
        this(sentence, List.of());
    }

    private NotPublishableException(Sentence sentence, List<Problem> problems) {
        super(Sentences.english().text(sentence));
        this.sentence = sentence;
        this.problems = List.copyOf(problems);
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(sentence);
    }

    /// The errors; empty if it has none.
    public List<Problem> problems() {
        return problems;
    }
}
