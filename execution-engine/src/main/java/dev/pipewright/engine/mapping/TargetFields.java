package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of an object that a mapping makes, in order.
final class TargetFields {

    private final String[] names;
    private final Target[] targets;

    /// Makes the value of a field, or [Missing].
    sealed interface Target {
        @Nullable
        Object value(@Nullable Object input, Evaluation evaluation);
    }

    TargetFields(List<String> names, List<Target> targets) {
        this.names = names.toArray(String[]::new);
        this.targets = targets.toArray(Target[]::new);
    }

    Map<String, @Nullable Object> values(@Nullable Object input, Evaluation evaluation) {
        var result = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            // Most are plain values; the test spares them the search for the method.
            var target = targets[i];
            var value =
                    target instanceof Value plain ? plain.value(input, evaluation) : target.value(input, evaluation);
            if (value != Missing.MISSING) {
                result.put(names[i], value);
            }
        }
        return result;
    }

    /// A field with an expression of its own.
    record Value(String path, Expression expression) implements Target {
        @Override
        public @Nullable Object value(@Nullable Object input, Evaluation evaluation) {
            try {
                return expression.evaluate(input, evaluation);
            } catch (EvaluationException e) {
                throw e.forTarget(path);
            }
        }
    }

    /// A field whose fields have expressions; left out if none of them came about.
    record Nested(TargetFields fields) implements Target {
        @Override
        public @Nullable Object value(@Nullable Object input, Evaluation evaluation) {
            var values = fields.values(input, evaluation);
            return values.isEmpty() ? Missing.MISSING : values;
        }
    }

    /// A list with an object, or a value, for each item of what the for-each line gives.
    ///
    /// @param fields of the object; null if the items are taken as they are
    record ForEach(Value source, @Nullable TargetFields fields) implements Target {
        @Override
        public @Nullable Object value(@Nullable Object input, Evaluation evaluation) {
            var found = source.value(input, evaluation);
            if (found == Missing.MISSING || found == null) {
                return Missing.MISSING;
            }
            List<?> items = found instanceof List<?> list ? list : List.of(found);
            var result = new ArrayList<@Nullable Object>(items.size());
            for (Object item : items) {
                result.add(fields == null ? item : fields.values(item, evaluation));
            }
            return result;
        }
    }
}
