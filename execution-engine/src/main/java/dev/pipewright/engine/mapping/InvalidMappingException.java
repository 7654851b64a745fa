package dev.pipewright.engine.mapping;

/// A line of a mapping cannot be used.
public final class InvalidMappingException extends RuntimeException {

    private final String target;
    private final transient ExpressionProblem problem;

    InvalidMappingException(String target, ExpressionProblem problem) {
        super("The line for '" + target + "' cannot be used: " + problem.message());
        this.target = target;
        this.problem = problem;
    }

    /// The target path of the line.
    public String target() {
        return target;
    }

    public ExpressionProblem problem() {
        return problem;
    }
}
