package dev.pipewright.platform.version;

import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.Speaks;
import java.util.List;
import java.util.Optional;

/// A draft with errors, which can not be published.
public final class NotPublishableException extends RuntimeException implements Speaks {

    private static final long serialVersionUID = 1L;
    private static final Sentence SENTENCE = Sentence.of("platform.notPublishable");

    private final transient List<Problem> problems;

    /// @param problems at least one error
    public NotPublishableException(List<Problem> problems) {
        super(Sentences.english().text(SENTENCE));
        this.problems = List.copyOf(problems);
    }

    @Override
    public Optional<Sentence> sentence() {
        return Optional.of(SENTENCE);
    }

    public List<Problem> problems() {
        return problems;
    }
}
