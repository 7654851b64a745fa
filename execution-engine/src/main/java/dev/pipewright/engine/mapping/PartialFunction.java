package dev.pipewright.engine.mapping;

import org.jspecify.annotations.Nullable;

/// Another function with some of its arguments given.
final class PartialFunction extends FunctionValue {

    private final FunctionValue function;
    private final @Nullable Object[] given;
    private final boolean[] open;
    private final int arity;

    /// Fixes arguments.
    ///
    /// @param open true for each argument that is still to be given
    PartialFunction(FunctionValue function, @Nullable Object[] given, boolean[] open) {
        this.function = function;
        this.given = given;
        this.open = open;
        int count = 0;
        for (boolean argument : open) {
            count += argument ? 1 : 0;
        }
        this.arity = count;
    }

    @Override
    int arity() {
        return arity;
    }

    @Override
    @Nullable
    Object invoke(@Nullable Object[] arguments, @Nullable Object input, Frame frame) {
        var all = given.clone();
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            if (open[i]) {
                all[i] = next < arguments.length ? arguments[next] : Missing.MISSING;
                next++;
            }
        }
        return function.invoke(all, input, frame);
    }
}
