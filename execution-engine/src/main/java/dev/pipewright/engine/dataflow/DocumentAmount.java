package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.ledger.Money;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.model.Node;
import dev.pipewright.model.record.DataRecord;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a document is worth, as the call's two expressions say. Unknown is counted, so it is not an error.
final class DocumentAmount {

    private final @Nullable Expression amount;
    private final @Nullable Expression currency;
    private final EvaluationContext context;

    DocumentAmount(Node.ApiCall node, EvaluationContext context) {
        this.amount = node.amount().isBlank() ? null : Expression.compile(node.amount());
        this.currency = node.currency().isBlank() ? null : Expression.compile(node.currency());
        this.context = context;
    }

    @Nullable
    Money of(DataRecord record) {
        if (amount == null || currency == null) {
            return null;
        }
        try {
            BigDecimal number = number(amount.evaluate(record.fields(), context));
            Object code = currency.evaluate(record.fields(), context);
            return number == null || !(code instanceof String text) || text.isBlank() ? null : new Money(number, text);
        } catch (EvaluationException _) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof String text) {
            try {
                return new BigDecimal(text.strip());
            } catch (NumberFormatException _) {
                return null;
            }
        }
        return Values.isNumber(value) ? Values.decimal(value) : null;
    }
}
