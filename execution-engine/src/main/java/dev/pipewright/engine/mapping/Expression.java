package dev.pipewright.engine.mapping;

import dev.pipewright.model.Sentence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A compiled JSONata expression. Safe for use by many threads.
///
/// Values are as [dev.pipewright.model.record.DataRecord] describes them. Numbers are decimal with 34 digits, so
/// money adds up; where that differs from the reference implementation, this one is exact.
public final class Expression {

    /// The code of an answer to a condition that is neither true nor false.
    public static final String NO_TRUTH = "P0008";

    private final String text;
    private final Quickened<Compiled> compiled;

    private Expression(Compiled compiled) {
        this.text = compiled.text();
        this.compiled = new Quickened<>(compiled, Compiled::straight);
    }

    /// Compiles a text.
    ///
    /// @throws InvalidExpressionException if it is no JSONata
    public static Expression compile(String text) {
        return new Expression(Compiler.compile(text));
    }

    /// Says what is wrong with a text, or nothing if it can be compiled.
    public static Optional<ExpressionProblem> check(String text) {
        try {
            Compiler.compile(text);
            return Optional.empty();
        } catch (InvalidExpressionException e) {
            return Optional.of(e.problem());
        }
    }

    public String text() {
        return text;
    }

    /// Evaluates the expression for an input.
    ///
    /// @param input a value such as the fields of a record; [Missing] if there is none
    /// @return the value, or [Missing] if the expression results in nothing
    /// @throws EvaluationException if the input does not fit, or a limit is reached
    public @Nullable Object evaluate(@Nullable Object input, EvaluationContext context) {
        var evaluation = new Evaluation(context, input);
        try {
            return compiled.get().evaluate(input, evaluation);
        } finally {
            evaluation.end();
        }
    }

    /// Evaluates the expression as a condition whose answer must be true or false; null and missing are false.
    ///
    /// @throws EvaluationException if there is another answer, the input does not fit, or a limit is reached
    public boolean holds(@Nullable Object input, EvaluationContext context) {
        var answer = evaluate(input, context);
        return switch (answer) {
            case Boolean truth -> truth;
            case null -> false;
            case Missing _ -> false;
            default ->
                throw new Trouble(NO_TRUTH, Sentence.of("engine.noTruth", "value", Trouble.shown(answer)), answer)
                        .in(text);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
