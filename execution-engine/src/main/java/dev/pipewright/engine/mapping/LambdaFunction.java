package dev.pipewright.engine.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function written in the expression, with the variables in sight where it was written.
final class LambdaFunction extends FunctionValue {

    private final Written written;
    private final @Nullable Object context;
    private final Frame closure;

    /// A function as it is written.
    record Written(List<String> parameters, @Nullable Signature signature, Code body) implements Code {
        @Override
        public Object run(@Nullable Object input, Frame frame) {
            return new LambdaFunction(this, input, frame);
        }

        @Override
        public Code straight() {
            return new Written(parameters, signature, StraightLine.of(body));
        }
    }

    private LambdaFunction(Written written, @Nullable Object context, Frame closure) {
        this.written = written;
        this.context = context;
        this.closure = closure;
    }

    @Override
    int arity() {
        return written.parameters.size();
    }

    @Override
    @Nullable
    Object invoke(@Nullable Object[] arguments, @Nullable Object input, Frame frame) {
        var checked = written.signature == null ? arguments : written.signature.arguments(arguments, input);
        var local = new Frame(closure);
        for (int i = 0; i < written.parameters.size(); i++) {
            local.bind(written.parameters.get(i), i < checked.length ? checked[i] : Missing.MISSING);
        }
        frame.evaluation.enter();
        try {
            return written.body.run(context, local);
        } finally {
            frame.evaluation.leave();
        }
    }
}
