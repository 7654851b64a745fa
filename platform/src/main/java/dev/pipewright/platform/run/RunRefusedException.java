package dev.pipewright.platform.run;

import dev.pipewright.model.Problem;
import java.util.List;

/// A run that could not be started as asked.
public final class RunRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /// @param message what is wrong and what to do, in a sentence
    /// @param problems what the pipeline's check found; may be empty
    public RunRefusedException(String message, List<Problem> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
