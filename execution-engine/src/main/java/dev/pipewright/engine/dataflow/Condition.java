package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.engine.mapping.Missing;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import org.jspecify.annotations.Nullable;

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
            return truth(expression.evaluate(record.fields(), context));
        } catch (EvaluationException e) {
            throw new NotACondition(new Outlet.Refusal("expression", Sentence.keptOf(e), null));
        }
    }

    private static boolean truth(@Nullable Object value) throws NotACondition {
        return switch (value) {
            case Boolean truth -> truth;
            case null -> false;
            case Missing _ -> false;
            default ->
                throw new NotACondition(new Outlet.Refusal(
                        "condition",
                        Sentence.of("engine.noTruth", "value", value).kept(),
                        null));
        };
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
