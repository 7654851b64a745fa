package dev.pipewright.platform.preview;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.engine.mapping.ExpressionProblem;
import dev.pipewright.model.record.DataRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Which records of a preview a person wants to see, as an expression. What cannot be judged is not wanted.
/// Safe for use
/// by many threads.
public final class RecordCondition implements Predicate<DataRecord> {

    private final Expression expression;
    private final EvaluationContext context;

    /// @param text an expression without [#trouble]
    /// @param now what the expression takes for now
    public RecordCondition(String text, Instant now) {
        this.expression = Expression.compile(text);
        this.context = EvaluationContext.of(now, 0);
    }

    /// What keeps a text from being an expression; empty if nothing does.
    public static Optional<ExpressionProblem> trouble(String text) {
        return Expression.check(text);
    }

    @Override
    public boolean test(DataRecord record) {
        try {
            return expression.holds(record.fields(), context);
        } catch (EvaluationException _) {
            return false;
        }
    }
}
