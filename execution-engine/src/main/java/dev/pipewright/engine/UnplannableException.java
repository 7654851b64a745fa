package dev.pipewright.engine;

import dev.pipewright.model.Problem;
import java.util.List;

/// The pipeline cannot run: it has problems.
public final class UnplannableException extends RuntimeException {

    private final transient List<Problem> problems;

    public UnplannableException(List<Problem> problems) {
        super("the pipeline has problems: " + problems);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
