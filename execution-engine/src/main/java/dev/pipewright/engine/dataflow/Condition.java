package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.model.record.DataRecord;

/// An expression that says yes or no.
final class Condition {

    private final Expression expression;
    private final EvaluationContext context;

    Condition(String text, EvaluationContext context) {
        this.expression = Expression.compile(text);
        this.context = context;
    }

    /// True or false; null and missing are false.
    ///
    /// @throws NotACondition if there is another answer or none
    boolean holds(DataRecord record) throws NotACondition {
        try {
            return expression.holds(record.fields(), context);
        } catch (EvaluationException e) {
            throw new NotACondition(Outlet.Refusal.of(e));
        }
    }

    /// The record cannot be judged.
    static final class NotACondition extends Exception {

        private final transient Outlet.Refusal refusal;

        NotACondition(Outlet.Refusal refusal) {
            super(refusal.message(), null, false, false);
            this.refusal = refusal;
        }

        Outlet.Refusal refusal() {
            return refusal;
        }
    }
}
