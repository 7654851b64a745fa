package dev.pipewright.engine.mapping;

import org.jspecify.annotations.Nullable;

/// Code that runs some of its parts only.
sealed interface Branch extends Code {

    /// `test ? then : otherwise`.
    record Choice(Code test, Code then, Code otherwise) implements Branch {
        @Override
        public @Nullable Object run(@Nullable Object input, Frame frame) {
            boolean holds = Comparison.isTrue(Code.value(test, input, frame));
            return Code.value(holds ? then : otherwise, input, frame);
        }
    }

    /// `left and right`.
    record Both(Code left, Code right) implements Branch {
        @Override
        public Boolean run(@Nullable Object input, Frame frame) {
            return Comparison.isTrue(Code.value(left, input, frame))
                    && Comparison.isTrue(Code.value(right, input, frame));
        }
    }

    /// `left or right`.
    record Either(Code left, Code right) implements Branch {
        @Override
        public Boolean run(@Nullable Object input, Frame frame) {
            return Comparison.isTrue(Code.value(left, input, frame))
                    || Comparison.isTrue(Code.value(right, input, frame));
        }
    }
}
