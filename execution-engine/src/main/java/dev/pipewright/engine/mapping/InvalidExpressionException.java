package dev.pipewright.engine.mapping;

/// The text of an expression cannot be compiled. [Expression#check] finds this without an exception.
public final class InvalidExpressionException extends RuntimeException {

    private final transient ExpressionProblem problem;

    InvalidExpressionException(ExpressionProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    InvalidExpressionException(String code, String message, int position) {
        this(new ExpressionProblem(code, message, position));
    }

    public ExpressionProblem problem() {
        return problem;
    }
}
