package dev.pipewright.engine.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The functions that are built in, by name without the dollar sign.
final class Functions {

    private static final Map<String, FunctionValue> ALL = all();

    /// Gathers the functions of one group.
    static final class Library {

        private final Map<String, FunctionValue> functions = new HashMap<>();

        /// Adds a function.
        ///
        /// @param arity how many arguments a function like `$map` passes it
        Library add(String name, int arity, String signature, NativeFunction.Implementation implementation) {
            functions.put(name, new NativeFunction(arity, Signature.parse(signature), implementation));
            return this;
        }

        Map<String, FunctionValue> functions() {
            return functions;
        }
    }

    private Functions() {}

    private static Map<String, FunctionValue> all() {
        var all = new HashMap<String, FunctionValue>();
        all.putAll(TextFunctions.library().functions());
        all.putAll(MatchFunctions.library().functions());
        all.putAll(EncodingFunctions.library().functions());
        all.putAll(NumberFunctions.library().functions());
        all.putAll(ListFunctions.library().functions());
        all.putAll(ObjectFunctions.library().functions());
        all.putAll(HigherOrderFunctions.library().functions());
        all.putAll(TimeFunctions.library().functions());
        return Map.copyOf(all);
    }

    /// The names of all functions.
    static Set<String> names() {
        return ALL.keySet();
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
