package dev.pipewright.engine.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call of a function that is built in.
record NativeCall(NativeFunction function, List<Code> operands, int position) implements Operation.OfMany {

    @Override
    public @Nullable Object of(@Nullable Object[] values, @Nullable Object input, Frame frame) {
        try {
            return function.invoke(values, input, frame);
        } catch (Trouble trouble) {
            throw trouble.at(position);
        }
    }

    /// A call of a function of one text.
    record OnText(TextFunctions.OnText work, NativeFunction function, Code operand, int position)
            implements Operation.OfOne {

        @Override
        public @Nullable Object of(@Nullable Object value, @Nullable Object input, Frame frame) {
            try {
                return value instanceof String text
                        ? work.of(text)
                        : function.invoke(new @Nullable Object[] {value}, input, frame);
            } catch (Trouble trouble) {
                throw trouble.at(position);
            }
        }
    }
}
