package dev.pipewright.designer.help;

import dev.pipewright.designer.help.HelpAnswer.HelpResult;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.EvaluationLimits;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.engine.mapping.InvalidExpressionException;
import dev.pipewright.engine.mapping.Missing;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tries expressions on a value, by the engine itself, bounded in time. Safe for use by many threads.
final class ExpressionTrial {

    /// Somebody waits for it with each key.
    private static final EvaluationLimits LIMITS =
            new EvaluationLimits(1_000_000, Duration.ofMillis(300), 200, 200_000, 1_000_000);

    private final EvaluationContext context;
    private final Sentences language;

    /// @param now what expressions take for now
    ExpressionTrial(Instant now, Sentences language) {
        this.context = EvaluationContext.of(now, 0).withLimits(LIMITS);
        this.language = language;
    }

    /// What an expression gives.
    ///
    /// @param input [Missing] if there is none
    HelpResult on(@Nullable Object input, String expression) {
        if (expression.isBlank()) {
            return new HelpResult("", "", -1);
        }
        try {
            Object value = Expression.compile(expression).evaluate(input, context);
            return new HelpResult(value == Missing.MISSING ? "" : JsonTexts.pretty(value), "", -1);
        } catch (InvalidExpressionException e) {
            return new HelpResult("", e.problem().message(), e.problem().position());
        } catch (EvaluationException e) {
            return new HelpResult("", language.read(Sentence.keptOf(e)), e.position());
        }
    }
}
