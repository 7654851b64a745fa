package dev.pipewright.engine.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text and its code.
///
/// @param binds true if the code gives values to variables, and so needs a frame of its own
record Compiled(String text, Code code, boolean binds) {

    /// The same, written out, which is quicker to evaluate.
    Compiled straight() {
        return new Compiled(text, StraightLine.of(code), binds);
    }

    /// Evaluates the code as part of an evaluation that has begun, for another context than its root.
    ///
    /// @throws EvaluationException if the input does not fit, or a limit is reached
    @Nullable
    Object evaluate(@Nullable Object input, Evaluation evaluation) {
        try {
            return data(code.run(context(input, evaluation), frame(evaluation)));
        } catch (Trouble | StackOverflowError e) {
            throw failed(e);
        }
    }

    /// What is thrown because of trouble on the way.
    EvaluationException failed(Throwable cause) {
        var trouble = cause instanceof Trouble known
                ? known
                : new Trouble("D1011", "The expression goes too deep for one record; end the recursion.");
        return trouble.in(text);
    }

    /// The variables in sight at the start.
    Frame frame(Evaluation evaluation) {
        return binds ? new Frame(evaluation.frame) : evaluation.frame;
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

    /// The result of the code as a value that records may have.
    static @Nullable Object data(@Nullable Object result) {
        if (result instanceof FunctionValue) {
            throw new Trouble("P0007", "The expression results in a function; call it to get a value.");
        }
        return Sequence.isWholeInput(result) && result instanceof List<?> whole ? whole.getFirst() : result;
    }
}
