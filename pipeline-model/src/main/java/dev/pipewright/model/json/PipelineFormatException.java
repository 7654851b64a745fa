package dev.pipewright.model.json;

import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import java.util.List;
import java.util.stream.Collectors;

/// A text that is not a pipeline, or an edit, of a format this version reads.
public final class PipelineFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /// @param problems at least one
    PipelineFormatException(List<Problem> problems) {
        super(problems.stream().map(ProblemTexts.english()::sentence).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// What is wrong, in the order of the text.
    public List<Problem> problems() {
        return problems;
    }
}
