package dev.pipewright.engine.mapping;

import dev.pipewright.model.check.ExpressionCheck;
import java.util.Optional;

/// Tells the checks of a pipeline what is wrong with an expression.
public final class JsonataCheck implements ExpressionCheck {

    @Override
    public Optional<ExpressionFault> faultOf(String expression) {
        return Expression.check(expression)
                .map(problem -> new ExpressionFault(problem.message(), problem.position() + 1));
    }
}
