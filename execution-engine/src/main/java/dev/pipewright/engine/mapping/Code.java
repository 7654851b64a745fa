package dev.pipewright.engine.mapping;

import org.jspecify.annotations.Nullable;

/// A compiled part of an expression. It has no state, so it is safe for use by many threads.
interface Code {

    /// Gives the value of this part: a value as records have it, [Missing], or a [FunctionValue].
    ///
    /// @param input the context, JSONata's `$`
    /// @param frame the variables in sight
    @Nullable
    Object run(@Nullable Object input, Frame frame);
}
