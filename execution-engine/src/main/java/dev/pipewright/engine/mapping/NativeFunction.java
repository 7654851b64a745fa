package dev.pipewright.engine.mapping;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A function that is built in.
final class NativeFunction extends FunctionValue {

    private final int arity;
    private final int taken;
    private final @Nullable Signature signature;
    private final Implementation implementation;

    /// The work of a function.
    interface Implementation {

        /// Runs the function.
        ///
        /// @param arguments checked, and filled up with [Missing] to the number that the function takes
        @Nullable
        Object run(@Nullable Object[] arguments, Frame frame);
    }

    NativeFunction(int arity, @Nullable Signature signature, Implementation implementation) {
        this.arity = arity;
        this.taken = signature == null ? arity : Math.max(arity, signature.size());
        this.signature = signature;
        this.implementation = implementation;
    }

    /// How the function is called with a text only, or null if it is no function of one text.
    TextFunctions.@Nullable OnText onText() {
        return implementation instanceof TextFunctions.OnText function ? function : null;
    }

    /// True if a call with so many arguments takes one from the context.
    boolean takesContext(int given) {
        return signature != null && signature.takesContext(given);
    }

    @Override
    int arity() {
        return arity;
    }

    @Override
    @Nullable
    Object invoke(@Nullable Object[] arguments, @Nullable Object input, Frame frame) {
        var checked = signature == null ? arguments : signature.arguments(arguments, input);
        int given = checked.length;
        if (given < taken) {
            checked = Arrays.copyOf(checked, taken);
            Arrays.fill(checked, given, taken, Missing.MISSING);
        }
        return implementation.run(checked, frame);
    }
}
