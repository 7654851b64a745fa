package dev.pipewright.engine.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Code that first runs other code, its operands, and makes its value of their values. The two halves are apart, so
/// that [StraightLine] can write the operands in a row and only then call `of`.
interface Operation extends Code {

    /// Makes a value of one.
    interface OfOne extends Operation {

        Code operand();

        @Nullable
        Object of(@Nullable Object value, @Nullable Object input, Frame frame);

        @Override
        default @Nullable Object run(@Nullable Object input, Frame frame) {
            return of(Code.value(operand(), input, frame), input, frame);
        }
    }

    /// Makes a value of two; the left one is asked first.
    interface OfTwo extends Operation {

        Code left();

        Code right();

        @Nullable
        Object of(@Nullable Object left, @Nullable Object right, Frame frame);

        @Override
        default @Nullable Object run(@Nullable Object input, Frame frame) {
            return of(Code.value(left(), input, frame), Code.value(right(), input, frame), frame);
        }
    }

    /// Makes a value of any number of them, which are asked in their order.
    interface OfMany extends Operation {

        List<Code> operands();

        /// Makes the value.
        ///
        /// @param values the operands' own array, which may be changed
        @Nullable
        Object of(@Nullable Object[] values, @Nullable Object input, Frame frame);

        @Override
        default @Nullable Object run(@Nullable Object input, Frame frame) {
            var operands = operands();
            @Nullable Object[] values = new Object[operands.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Code.value(operands.get(i), input, frame);
            }
            return of(values, input, frame);
        }
    }
}
