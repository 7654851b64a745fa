package dev.pipewright.engine.mapping;

import dev.pipewright.model.Sentence;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiles what has to do with functions: calling them, writing them, giving them some arguments, chaining them.
final class CallCompiler {

    private final Compiler compiler;
    private final Set<String> bound;

    CallCompiler(Compiler compiler, Set<String> bound) {
        this.compiler = compiler;
        this.bound = bound;
    }

    Code lambda(Syntax.Lambda lambda) {
        var body = compiler.compile(lambda.body);
        return new LambdaFunction.Written(List.copyOf(lambda.parameters), lambda.signature, body);
    }

    Code call(Syntax.Call call) {
        if (isEvalOfLiteral(call)) {
            return eval(call);
        }
        return call.partial ? partial(call) : call(call, null);
    }

    /// A call.
    ///
    /// @param first stands before the written arguments, as `~>` puts it; usually absent
    private Code call(Syntax.Call call, @Nullable Code first) {
        var procedure = procedure(call);
        var arguments = arguments(call, first);
        int position = call.position;
        boolean tail = call.tail && first == null;
        if (!tail && known(call) instanceof NativeFunction function) {
            return call(function, arguments, position);
        }
        return (input, frame) -> {
            var function = procedure.run(input, frame);
            if (!(function instanceof FunctionValue callable)) {
                throw notCallable("T1006", function, position);
            }
            @Nullable Object[] values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = Code.value(arguments[i], input, frame);
            }
            if (tail) {
                return new FunctionValue.TailCall(callable, values);
            }
            try {
                return callable.apply(values, input, frame);
            } catch (Trouble trouble) {
                throw trouble.at(position);
            }
        };
    }

    /// The function that is called, if that is known before the data is.
    private Object known(Syntax.Call call) {
        return call.procedure instanceof Syntax.Variable variable && !bound.contains(variable.name)
                ? Functions.find(variable.name)
                : Missing.MISSING;
    }

    private static Code call(NativeFunction function, Code[] arguments, int position) {
        var onText = function.onText();
        return onText != null && arguments.length == 1
                ? new NativeCall.OnText(onText, function, arguments[0], position)
                : new NativeCall(function, List.of(arguments), position);
    }

    /// `$eval` of a literal is compiled with the rest; any other text is not known before the data is.
    static boolean isEvalOfLiteral(Syntax.Call call) {
        return !call.partial
                && call.procedure instanceof Syntax.Variable variable
                && variable.name.equals("eval")
                && !call.arguments.isEmpty()
                && call.arguments.getFirst() instanceof Syntax.Literal literal
                && literal.value instanceof String;
    }

    private Code eval(Syntax.Call call) {
        var text = String.valueOf(((Syntax.Literal) Objects.requireNonNull(call.arguments.getFirst())).value);
        Code code;
        try {
            code = Compiler.compile(text, bound).code();
        } catch (InvalidExpressionException e) {
            throw new InvalidExpressionException(
                    "D3120", "The text in $eval cannot be used: " + e.getMessage(), call.position);
        }
        var given = call.arguments.size() > 1 ? call.arguments.get(1) : null;
        Code context = given == null ? (input, _) -> input : compiler.compile(given);
        return (input, frame) -> {
            try {
                return code.run(Compiled.context(context.run(input, frame), frame.evaluation), new Frame(frame));
            } catch (Trouble trouble) {
                var reason = Sentence.of("engine.inEval", "reason", trouble.getMessage());
                throw new Trouble("D3121", reason, trouble.value).at(call.position);
            }
        };
    }

    private static Trouble notCallable(String code, @Nullable Object value, int position) {
        return new Trouble(code, "Only a function can be called, not " + Trouble.shown(value) + ".", value)
                .at(position);
    }

    private Code[] arguments(Syntax.Call call, @Nullable Code first) {
        int offset = first == null ? 0 : 1;
        var arguments = new Code[call.arguments.size() + offset];
        if (first != null) {
            arguments[0] = first;
        }
        for (int i = offset; i < arguments.length; i++) {
            var argument = call.arguments.get(i - offset);
            arguments[i] = argument == null ? (_, _) -> Missing.MISSING : compiler.compile(argument);
        }
        return arguments;
    }

    private Code procedure(Syntax.Call call) {
        requireKnown(call);
        return compiler.compile(call.procedure);
    }

    private void requireKnown(Syntax.Call call) {
        if (call.procedure instanceof Syntax.Variable variable
                && !variable.name.isEmpty()
                && !bound.contains(variable.name)
                && Functions.find(variable.name) == Missing.MISSING) {
            throw new InvalidExpressionException(
                    call.partial ? "T1008" : "T1006",
                    "There is no function '$" + variable.name + "'; see the list of functions for its name.",
                    variable.position);
        }
        if (call.procedure instanceof Syntax.Path path
                && path.steps.size() == 1
                && path.last() instanceof Syntax.Name name
                && (bound.contains(name.name) || Functions.find(name.name) != Missing.MISSING)) {
            throw new InvalidExpressionException(
                    call.partial ? "T1007" : "T1005",
                    "Write '$" + name.name + "' with a dollar sign to call the function.",
                    name.position);
        }
    }

    private Code partial(Syntax.Call call) {
        var procedure = procedure(call);
        var arguments = arguments(call, null);
        var open = new boolean[arguments.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = call.arguments.get(i) == null;
        }
        int position = call.position;
        return (input, frame) -> {
            if (!(procedure.run(input, frame) instanceof FunctionValue function)) {
                throw notCallable("T1008", procedure.run(input, frame), position);
            }
            @Nullable Object[] values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = Code.value(arguments[i], input, frame);
            }
            return new PartialFunction(function, values, open);
        };
    }

    Code chain(Syntax.Chain chain) {
        var left = compiler.compile(chain.left);
        if (chain.right instanceof Syntax.Call call && !call.partial) {
            if (!call.predicates.isEmpty() || call.group != null) {
                throw new InvalidExpressionException(
                        "P0004", "Put what stands before the filter in parentheses.", call.position);
            }
            return call(call, left);
        }
        var right = compiler.compile(chain.right);
        int position = chain.position;
        return (input, frame) -> {
            var value = left.run(input, frame);
            if (!(right.run(input, frame) instanceof FunctionValue function)) {
                throw new Trouble("T2006", "Put a function on the right of '~>'.").at(position);
            }
            try {
                return value instanceof FunctionValue before
                        ? composed(before, function)
                        : function.apply(new @Nullable Object[] {value}, null, frame);
            } catch (Trouble trouble) {
                throw trouble.at(position);
            }
        };
    }

    private static FunctionValue composed(FunctionValue first, FunctionValue second) {
        return new NativeFunction(1, null, (arguments, frame) -> {
            @Nullable Object between = first.apply(arguments, null, frame);
            return second.apply(new @Nullable Object[] {between}, null, frame);
        });
    }
}
