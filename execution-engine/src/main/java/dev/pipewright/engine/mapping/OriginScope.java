package dev.pipewright.engine.mapping;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables in sight, each with where its value may come from.
final class OriginScope {

    private final @Nullable OriginScope outer;
    private final OriginScope function;
    private final Map<String, Origin> variables = new HashMap<>();

    private OriginScope(@Nullable OriginScope outer, @Nullable OriginScope function) {
        this.outer = outer;
        this.function = function == null ? this : function;
    }

    /// Of a whole expression.
    static OriginScope ofExpression() {
        return new OriginScope(null, null);
    }

    /// Of a call of a function that was written here.
    OriginScope ofCall() {
        return new OriginScope(this, null);
    }

    OriginScope ofBlock() {
        return new OriginScope(this, function);
    }

    /// Gives a variable its value, in place of the one it had here.
    void set(String name, Origin value) {
        variables.put(name, value);
    }

    /// Gives a variable a value that it may have, or not, when it is read.
    void mayBe(String name, Origin value) {
        variables.merge(name, value, Origin::or);
    }

    /// Gives a value to a variable that a path carries along, out of the blocks that are its steps too.
    void carry(String name, Origin value) {
        function.mayBe(name, value);
    }

    @Nullable
    Origin find(String name) {
        for (var scope = this; scope != null; scope = scope.outer) {
            var value = scope.variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
