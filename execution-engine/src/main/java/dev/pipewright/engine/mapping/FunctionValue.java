package dev.pipewright.engine.mapping;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A function as a value: one that is built in, one written in the expression, or one made of another.
abstract sealed class FunctionValue permits NativeFunction, LambdaFunction, PartialFunction, RegexFunction {

    /// What a function does last: calling another one, which needs no stack of its own.
    static final class TailCall {
        private final FunctionValue function;
        private final @Nullable Object[] arguments;

        TailCall(FunctionValue function, @Nullable Object[] arguments) {
            this.function = function;
            this.arguments = arguments;
        }
    }

    abstract int arity();

    /// Runs the function once.
    ///
    /// @return its value, or a [TailCall]
    abstract @Nullable Object invoke(@Nullable Object[] arguments, @Nullable Object input, Frame frame);

    /// Calls the function, and what it calls last.
    ///
    /// @param input the context of the call, which may stand in for a missing argument
    final @Nullable Object apply(@Nullable Object[] arguments, @Nullable Object input, Frame frame) {
        var result = invoke(arguments, input, frame);
        while (result instanceof TailCall call) {
            frame.evaluation.step();
            result = call.function.invoke(call.arguments, input, frame);
        }
        return result;
    }

    /// Calls the function with as many of the arguments as it takes, but at least one.
    final @Nullable Object call(Frame frame, @Nullable Object... arguments) {
        int taken = Math.clamp(arity(), 1, arguments.length);
        return apply(Arrays.copyOf(arguments, taken), null, frame);
    }
}
