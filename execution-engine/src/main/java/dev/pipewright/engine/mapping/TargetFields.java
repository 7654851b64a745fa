package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of an object that a mapping makes, in order. Safe for use by many threads.
interface TargetFields {

    /// Makes an object, without the fields that are missing.
    Map<String, @Nullable Object> values(@Nullable Object input, Evaluation evaluation);

    /// The same, written out, which is quicker.
    default TargetFields straight() {
        return this;
    }

    /// Makes the value of a field, or [Missing].
    sealed interface Target {
        @Nullable
        Object value(@Nullable Object input, Evaluation evaluation);

        /// The same with all below it written out. What it does itself, [StraightFields] writes out if it can.
        Target straight();
    }

    /// One field after the other.
    record InTurn(Shape shape, List<Target> targets) implements TargetFields {
        @Override
        public Map<String, @Nullable Object> values(@Nullable Object input, Evaluation evaluation) {
            @Nullable Object[] values = new Object[targets.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = targets.get(i).value(input, evaluation);
            }
            return shape.object(values);
        }

        @Override
        public TargetFields straight() {
            var straight = targets.stream().map(Target::straight).toList();
            return StraightFields.of(new InTurn(shape, straight));
        }
    }

    /// A field with an expression of its own.
    record Value(String path, Compiled expression) implements Target {
        @Override
        public @Nullable Object value(@Nullable Object input, Evaluation evaluation) {
            try {
                return expression.evaluate(input, evaluation);
            } catch (EvaluationException e) {
                throw e.forTarget(path);
            }
        }

        @Override
        public Value straight() {
            return this;
        }

        /// What is thrown because the evaluation failed.
        Throwable failed(Throwable cause) {
            boolean known = cause instanceof Trouble || cause instanceof StackOverflowError;
            return known ? expression.failed(cause).forTarget(path) : cause;
        }
    }

    /// A field whose fields have expressions; left out if none of them came about.
    record Nested(TargetFields fields) implements Target {
        @Override
        public @Nullable Object value(@Nullable Object input, Evaluation evaluation) {
            var values = fields.values(input, evaluation);
            return values.isEmpty() ? Missing.MISSING : values;
        }

        @Override
        public Nested straight() {
            return new Nested(fields.straight());
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

        @Override
        public ForEach straight() {
            var items = new Value(source.path, source.expression.straight());
            return new ForEach(items, fields == null ? null : fields.straight());
        }
    }
}
