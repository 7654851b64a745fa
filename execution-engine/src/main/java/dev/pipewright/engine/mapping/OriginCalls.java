package dev.pipewright.engine.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What functions do with where values come from. Of most built-in functions it is enough to know that they
/// read their arguments; those that pass them on, or to a function, are followed.
final class OriginCalls {

    private static final int DEEPEST = 50;

    private final OriginReader reader;
    private final Deque<KnownFunction.Written> active = new ArrayDeque<>();

    OriginCalls(OriginReader reader) {
        this.reader = reader;
    }

    /// A call.
    ///
    /// @param first stands before the written arguments, as `~>` puts it
    Origin call(Syntax.Call call, @Nullable Origin first, Origin context, OriginScope scope) {
        if (CallCompiler.isEvalOfLiteral(call)) {
            return eval(call, context, scope);
        }
        var arguments = new ArrayList<@Nullable Origin>();
        if (first != null) {
            arguments.add(first);
        }
        for (var argument : call.arguments) {
            arguments.add(argument == null ? null : reader.of(argument, context, scope));
        }
        var function = reader.of(call.procedure, context, scope);
        if (call.partial) {
            return Origin.of(new KnownFunction.Partial(function, arguments));
        }
        if (isLookup(function, arguments)
                && call.arguments.getLast() instanceof Syntax.Literal name
                && name.value instanceof String field) {
            return Origin.any(arguments).field(field);
        }
        return apply(function, arguments, context);
    }

    private static boolean isLookup(Origin function, List<?> arguments) {
        return arguments.size() == 2
                && function.functions().size() == 1
                && function.functions().getFirst() instanceof KnownFunction.BuiltIn known
                && known.name().equals("lookup");
    }

    private Origin eval(Syntax.Call call, Origin context, OriginScope scope) {
        var text = ((Syntax.Literal) Objects.requireNonNull(call.arguments.getFirst())).value;
        var given = call.arguments.size() > 1 ? call.arguments.get(1) : null;
        var syntax = Resolver.resolve(Parser.parse(String.valueOf(text))).syntax();
        return reader.inner(syntax, given == null ? context : reader.of(given, context, scope), scope);
    }

    Origin chain(Syntax.Chain chain, Origin context, OriginScope scope) {
        var left = reader.of(chain.left, context, scope);
        if (chain.right instanceof Syntax.Call call && !call.partial) {
            return call(call, left, context, scope);
        }
        var right = reader.of(chain.right, context, scope);
        return left.functions().isEmpty()
                ? apply(right, List.of(left), context)
                : Origin.of(new KnownFunction.Composed(left, right));
    }

    private Origin apply(Origin function, List<? extends @Nullable Origin> arguments, Origin context) {
        var given = arguments.stream()
                .map(argument -> argument == null ? Origin.MADE : argument)
                .toList();
        if (function.functions().isEmpty()) {
            return read(Origin.any(given));
        }
        return Origin.any(function.functions().stream()
                .map(known -> apply(known, given, context))
                .toList());
    }

    private Origin read(Origin arguments) {
        reader.use(arguments);
        return Origin.MADE;
    }

    private Origin apply(KnownFunction function, List<Origin> arguments, Origin context) {
        return switch (function) {
            case KnownFunction.BuiltIn builtIn -> builtIn(builtIn, arguments, context);
            case KnownFunction.Matcher _ -> read(Origin.any(arguments));
            case KnownFunction.Written written -> written(written, arguments, context);
            case KnownFunction.Partial partial ->
                apply(partial.function(), filled(partial.given(), arguments), context);
            case KnownFunction.Composed composed ->
                apply(composed.second(), List.of(apply(composed.first(), arguments, context)), context);
            case KnownFunction.Transformed transformed -> transformed(transformed, Origin.any(arguments));
        };
    }

    private static List<Origin> filled(List<@Nullable Origin> given, List<Origin> arguments) {
        var filled = new ArrayList<Origin>();
        int next = 0;
        for (var argument : given) {
            if (argument == null) {
                filled.add(at(arguments, next++));
            } else {
                filled.add(argument);
            }
        }
        return filled;
    }

    private static Origin at(List<Origin> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : Origin.MADE;
    }

    private Origin transformed(KnownFunction.Transformed function, Origin copied) {
        var transform = function.transform();
        var matches = reader.of(transform.pattern, copied, function.scope());
        reader.use(reader.of(transform.update, matches, function.scope()));
        if (transform.delete != null) {
            reader.use(reader.of(transform.delete, matches, function.scope()));
        }
        return copied;
    }

    private Origin written(KnownFunction.Written function, List<Origin> arguments, Origin context) {
        if (active.contains(function)) {
            return again(arguments, context);
        }
        if (active.size() >= DEEPEST) {
            return read(Origin.RECORD.anyField());
        }
        var lambda = function.lambda();
        var scope = function.scope().ofCall();
        boolean fromContext = lambda.signature != null && lambda.signature.takesContext(arguments.size());
        for (int i = 0; i < lambda.parameters.size(); i++) {
            var value = fromContext ? Origin.any(arguments).or(context) : at(arguments, i);
            scope.set(lambda.parameters.get(i), value);
        }
        active.push(function);
        try {
            return reader.of(lambda.body, function.context(), scope);
        } finally {
            active.pop();
        }
    }

    /// A function that calls itself may go down as far as the data goes, and call what it hands itself.
    private Origin again(List<Origin> arguments, Origin context) {
        var anything = Origin.any(arguments).anything();
        var data = new Origin(anything.places(), anything.fields(), List.of());
        reader.use(anything);
        for (var function : anything.functions()) {
            reader.use(callBack(Origin.of(function), context, data, data, data, data));
        }
        return data;
    }

    private Origin builtIn(KnownFunction.BuiltIn function, List<Origin> given, Origin context) {
        var arguments = given;
        if (function.function().takesContext(given.size())) {
            arguments = new ArrayList<>(given);
            arguments.addFirst(context);
        }
        return new OriginOfBuiltIn(reader, this, arguments, context).of(function.name());
    }

    /// Calls a function that was handed over, for each item or field.
    Origin callBack(Origin function, Origin context, Origin... arguments) {
        return function.functions().isEmpty() ? Origin.MADE : apply(function, List.of(arguments), context);
    }
}
