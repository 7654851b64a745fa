package dev.pipewright.engine.mapping;

import org.jspecify.annotations.Nullable;

/// A function written in the expression, with the variables in sight where it was written.
final class LambdaFunction extends FunctionValue {

    private final String[] parameters;
    private final @Nullable Signature signature;
    private final Code body;
    private final @Nullable Object context;
    private final Frame closure;

    LambdaFunction(
            String[] parameters, @Nullable Signature signature, Code body, @Nullable Object context, Frame closure) {
        this.parameters = parameters;
        this.signature = signature;
        this.body = body;
        this.context = context;
        this.closure = closure;
    }

    @Override
    int arity() {
        return parameters.length;
    }

    @Override
    @Nullable
    Object invoke(@Nullable Object[] arguments, @Nullable Object input, Frame frame) {
        var checked = signature == null ? arguments : signature.arguments(arguments, input);
        var local = new Frame(closure);
        for (int i = 0; i < parameters.length; i++) {
            local.bind(parameters[i], i < checked.length ? checked[i] : Missing.MISSING);
        }
        frame.evaluation.enter();
        try {
            return body.run(context, local);
        } finally {
            frame.evaluation.leave();
        }
    }
}
