package dev.pipewright.platform.version;

import dev.pipewright.model.Problem;
import java.util.List;

/// A draft with errors, which can not be published.
public final class NotPublishableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /// @param problems at least one error
    public NotPublishableException(List<Problem> problems) {
        super("The draft has " + problems.size() + " problems. Fix the errors, then publish it.");
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
