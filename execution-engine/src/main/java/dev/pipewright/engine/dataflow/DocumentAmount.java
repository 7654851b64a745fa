package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.ledger.Money;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.model.Node;
import dev.pipewright.model.record.DataRecord;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a document is worth, as the call's two expressions say. Unknown is counted, so it is not an error.
final class DocumentAmount {

    /// More digits than any amount has, before and after the point. Sums and texts of greater numbers fill the
    /// memory.
    private static final int MOST_DIGITS = 30;
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z0-9]{1,10}");

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
            return number != null
                            && code instanceof String text
                            && CURRENCY.matcher(text).matches()
                    ? new Money(number, text)
                    : null;
        } catch (EvaluationException _) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        BigDecimal number = value instanceof String text ? parsed(text.strip()) : null;
        if (Values.isNumber(value)) {
            number = Values.decimal(value);
        }
        return number != null && isMoney(number) ? number : null;
    }

    private static @Nullable BigDecimal parsed(String text) {
        try {
            return text.length() > 3 * MOST_DIGITS ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static boolean isMoney(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= 2 * MOST_DIGITS;
    }
}
