package dev.pipewright.engine.mapping;

import dev.pipewright.model.check.ExpressionCheck;
import java.util.Optional;

/// Tells the checks of a pipeline what is wrong with an expression. Safe for use by many threads.
public final class JsonataCheck implements ExpressionCheck {

    private static final int REMEMBERED = 5_000;

    private final LatestAnswers<String, Optional<ExpressionFault>> faults =
            new LatestAnswers<>(REMEMBERED, JsonataCheck::find);

    @Override
    public Optional<ExpressionFault> faultOf(String expression) {
        return faults.of(expression);
    }

    private static Optional<ExpressionFault> find(String expression) {
        return Expression.check(expression)
                .map(problem -> new ExpressionFault(problem.message(), problem.position() + 1));
    }
}
