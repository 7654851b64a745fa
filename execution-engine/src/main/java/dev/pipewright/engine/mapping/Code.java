package dev.pipewright.engine.mapping;

import org.jspecify.annotations.Nullable;

/// A compiled part of an expression. It has no state, so it is safe for use by many threads.
///
/// What is frequent is a record or a lambda: the virtual machine takes their fields for constants, so that it can
/// look through them once [StraightLine] has made the whole a constant.
interface Code {

    /// Gives the value of this part: a value as records have it, [Missing], or a [FunctionValue].
    ///
    /// @param input the context, JSONata's `$`
    /// @param frame the variables in sight
    @Nullable
    Object run(@Nullable Object input, Frame frame);

    /// The same, with the code inside that runs many times written out, see [StraightLine].
    default Code straight() {
        return this;
    }

    /// Runs code. Does the same as [#run], but the two most frequent kinds without a search for the method, which is
    /// what most of the time of a mapping would go to.
    static @Nullable Object value(Code code, @Nullable Object input, Frame frame) {
        if (code instanceof FieldPath path) {
            return path.run(input, frame);
        }
        return code instanceof Constant constant ? constant.value() : code.run(input, frame);
    }

    /// The same value for every input.
    record Constant(@Nullable Object value) implements Code {
        @Override
        public @Nullable Object run(@Nullable Object input, Frame frame) {
            return value;
        }
    }
}
