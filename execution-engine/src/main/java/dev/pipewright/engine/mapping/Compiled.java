package dev.pipewright.engine.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text and its code.
///
/// @param binds true if the code gives values to variables, and so needs a frame of its own
record Compiled(String text, Code code, boolean binds) {

    /// The same, quicker to evaluate, for a text that is evaluated more than once.
    Compiled straight() {
        return new Compiled(text, StraightLine.of(code), binds);
    }

    /// Evaluates the code as part of an evaluation that has begun, for another context than its root.
    ///
    /// @throws EvaluationException if the input does not fit, or a limit is reached
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
}
