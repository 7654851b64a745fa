package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The functions that are built in, by name without the dollar sign.
final class Functions {

    private static final List<Definition> DEFINITIONS = Stream.of(
                    TextFunctions.library(),
                    PlainTextFunctions.library(),
                    MatchFunctions.library(),
                    EncodingFunctions.library(),
                    NumberFunctions.library(),
                    AmountFunctions.library(),
                    CurrencyFunctions.library(),
                    TimeFunctions.library(),
                    CalendarFunctions.library(),
                    AddressFunctions.library(),
                    ValueFunctions.library(),
                    ListFunctions.library(),
                    ObjectFunctions.library(),
                    HigherOrderFunctions.library())
            .flatMap(library -> library.definitions.stream())
            .toList();
    private static final Map<String, NativeFunction> ALL = DEFINITIONS.stream()
            .collect(Collectors.toUnmodifiableMap(definition -> definition.help.name(), Definition::function));

    /// All there is to know about one function.
    private record Definition(FunctionHelp help, NativeFunction function) {}

    /// Gathers the functions of one group, each in one place: its name, what it takes, an example with its
    /// result, and what it does. What it is good for stands in the bundle `functions`, under its name.
    static final class Library {

        private final FunctionGroup group;
        private final List<Definition> definitions = new ArrayList<>();

        Library(FunctionGroup group) {
            this.group = group;
        }

        /// Adds a function that a function like `$map` passes one argument.
        ///
        /// @param parameters what the arguments are called, parted by spaces; `?` is behind those that may be
        ///     left out
        /// @param example an expression
        /// @param result what the example gives, as an expression
        Library add(
                String name,
                String signature,
                String parameters,
                String example,
                String result,
                NativeFunction.Implementation implementation) {
            return add(name, 1, signature, parameters, example, result, implementation);
        }

        /// Adds a function.
        ///
        /// @param arity how many arguments a function like `$map` passes it
        Library add(
                String name,
                int arity,
                String signature,
                String parameters,
                String example,
                String result,
                NativeFunction.Implementation implementation) {
            var names = parameters.isEmpty() ? List.<String>of() : List.of(parameters.split(" "));
            definitions.add(new Definition(
                    new FunctionHelp(name, group, signature, names, example, result),
                    new NativeFunction(arity, Signature.parse(signature), implementation)));
            return this;
        }
    }

    private Functions() {}

    static List<FunctionHelp> help() {
        return DEFINITIONS.stream().map(Definition::help).toList();
    }

    /// Returns the function, or [Missing].
    static Object find(String name) {
        var function = ALL.get(name);
        return function == null ? Missing.MISSING : function;
    }

    static String text(@Nullable Object argument) {
        return (String) Objects.requireNonNull(argument);
    }

    static Object present(@Nullable Object argument) {
        return Objects.requireNonNull(argument);
    }
}
