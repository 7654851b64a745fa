package dev.pipewright.engine.mapping;

import dev.pipewright.model.Sentence;
import java.util.List;
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
    private final Code code;
    private final boolean binds;

    private Expression(String text, Compiler.Compiled compiled) {
        this.text = text;
        this.code = compiled.code();
        this.binds = compiled.binds();
    }

    /// Compiles a text.
    ///
    /// @throws InvalidExpressionException if it is no JSONata
    public static Expression compile(String text) {
        return new Expression(text, Compiler.compile(text));
    }

    /// Says what is wrong with a text, or nothing if it can be compiled.
    public static Optional<ExpressionProblem> check(String text) {
        try {
            compile(text);
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
            return evaluate(input, evaluation);
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

    /// Evaluates as part of an evaluation that has begun, for another context than its root.
    @Nullable
    Object evaluate(@Nullable Object input, Evaluation evaluation) {
        try {
            var frame = binds ? new Frame(evaluation.frame) : evaluation.frame;
            return data(Code.value(code, context(input, evaluation), frame));
        } catch (Trouble trouble) {
            throw trouble.in(text);
        } catch (StackOverflowError e) {
            throw new Trouble("D1011", "The expression goes too deep for one record; end the recursion.").in(text);
        }
    }

    /// A list as whole input is one item, not many.
    static @Nullable Object context(@Nullable Object input, Evaluation evaluation) {
        if (!(input instanceof List<?>) || Sequence.isResults(input)) {
            return input;
        }
        var whole = new Sequence(evaluation, Sequence.Kind.INPUT);
        whole.add(input);
        return whole;
    }

    private static @Nullable Object data(@Nullable Object result) {
        if (result instanceof FunctionValue) {
            throw new Trouble("P0007", "The expression results in a function; call it to get a value.");
        }
        return Sequence.isWholeInput(result) && result instanceof List<?> whole ? whole.getFirst() : result;
    }

    @Override
    public String toString() {
        return text;
    }
}
