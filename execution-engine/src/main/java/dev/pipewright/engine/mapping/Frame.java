package dev.pipewright.engine.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of a block or function. Names are interned, so that they are compared by identity.
final class Frame {

    final Evaluation evaluation;
    private final @Nullable Frame outer;
    private @Nullable Binding bindings;

    private static final class Binding {
        final String name;
        final @Nullable Binding next;

        @Nullable
        Object value;

        Binding(String name, @Nullable Object value, @Nullable Binding next) {
            this.name = name;
            this.value = value;
            this.next = next;
        }
    }

    Frame(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.outer = null;
    }

    Frame(Frame outer) {
        this.evaluation = outer.evaluation;
        this.outer = outer;
    }

    /// A frame that holds what a tuple carries along.
    static Frame ofTuple(Frame outer, Map<String, @Nullable Object> tuple) {
        var frame = new Frame(outer);
        for (var entry : tuple.entrySet()) {
            frame.bind(entry.getKey(), entry.getValue());
        }
        return frame;
    }

    @SuppressWarnings("ReferenceEquality")
    void bind(String name, @Nullable Object value) {
        for (var binding = bindings; binding != null; binding = binding.next) {
            if (binding.name == name) {
                binding.value = value;
                return;
            }
        }
        bindings = new Binding(name, value, bindings);
    }

    /// Returns the variable's value; those nobody bound are looked up in the run's context, then among the
    /// functions.
    @SuppressWarnings("ReferenceEquality")
    @Nullable
    Object variable(String name) {
        for (var frame = this; frame != null; frame = frame.outer) {
            for (var binding = frame.bindings; binding != null; binding = binding.next) {
                if (binding.name == name) {
                    return binding.value;
                }
            }
        }
        @Nullable Object value = evaluation.context.variable(name);
        return value == Missing.MISSING ? Functions.find(name) : value;
    }
}
