package dev.pipewright.engine.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A path: each step is evaluated for each result of the step before, and the results are one flat sequence.
final class PathCode implements Code {

    private final Step[] steps;
    private final boolean absolute;
    private final boolean keepSingleton;
    private final boolean keepArray;
    private final @Nullable Grouping group;

    /// A step; an array constructor as first step is evaluated once, and an order looks at all results together.
    static final class Step {
        private final Code code;
        private final Filter[] filters;
        private final boolean constructsArray;
        private final @Nullable Sorting sorting;

        Step(Code code, Filter[] filters, boolean constructsArray, @Nullable Sorting sorting) {
            this.code = code;
            this.filters = filters;
            this.constructsArray = constructsArray;
            this.sorting = sorting;
        }

        private Step straight() {
            var straight = Stream.of(filters).map(Filter::straight).toArray(Filter[]::new);
            return new Step(StraightLine.of(code), straight, constructsArray, sorting);
        }

        @Nullable
        Object run(@Nullable Object input, Frame frame) {
            var result = Code.value(code, input, frame);
            for (var filter : filters) {
                result = filter.apply(result, frame);
            }
            return result;
        }
    }

    /// A path.
    ///
    /// @param absolute true if it starts at a variable, so that a list as context is one item
    PathCode(Step[] steps, boolean absolute, boolean keepSingleton, boolean keepArray, @Nullable Grouping group) {
        this.steps = steps;
        this.absolute = absolute;
        this.keepSingleton = keepSingleton;
        this.keepArray = keepArray;
        this.group = group;
    }

    @Override
    public Code straight() {
        var straight = Stream.of(steps).map(Step::straight).toArray(Step[]::new);
        return new PathCode(straight, absolute, keepSingleton, keepArray, group);
    }

    @Override
    public @Nullable Object run(@Nullable Object input, Frame frame) {
        boolean many = input instanceof List<?> && !absolute;
        return finished(from(0, input, many, frame), frame);
    }

    /// Goes on from the results of an earlier step.
    @Nullable
    Object runFrom(int first, @Nullable Object input, Frame frame) {
        return finished(from(first, input, input instanceof List<?>, frame), frame);
    }

    /// Gives a list of all results, or the only one, or nothing.
    private @Nullable Object from(int first, @Nullable Object input, boolean inputIsMany, Frame frame) {
        var current = input;
        boolean many = inputIsMany;
        for (int i = first; i < steps.length; i++) {
            var step = steps[i];
            boolean last = i == steps.length - 1;
            if (i == 0 && step.constructsArray) {
                current = step.run(many ? current : Sequence.resultsOf(frame, current), frame);
                many = current instanceof List<?>;
            } else if (step.sorting != null) {
                current = sorted(step, step.sorting, current, many, frame);
                many = current instanceof List<?>;
            } else if (many && current instanceof List<?> list) {
                current = each(step, list, last, frame);
                many = true;
            } else {
                var result = step.run(current, frame);
                many = result instanceof List<?> && (last || !Sequence.isConstructed(result));
                current = last && Sequence.isResults(result) ? flattened(result, frame) : result;
            }
            if (!last && many && current instanceof List<?> list && list.isEmpty()) {
                return Missing.MISSING;
            }
            if (current == Missing.MISSING) {
                return Missing.MISSING;
            }
        }
        return current;
    }

    private static @Nullable Object sorted(
            Step step, Sorting sorting, @Nullable Object current, boolean many, Frame frame) {
        var items = many ? current : Sequence.resultsOf(frame, current);
        @Nullable Object result = sorting.sorted(items, frame);
        for (var filter : step.filters) {
            result = filter.apply(result, frame);
        }
        return result;
    }

    private static @Nullable Object each(Step step, List<?> inputs, boolean last, Frame frame) {
        var results = Sequence.results(frame);
        @Nullable Object only = null;
        int count = 0;
        for (Object item : inputs) {
            frame.evaluation.step();
            var result = step.run(item, frame);
            if (result != Missing.MISSING) {
                count++;
                only = result;
                results.addFlattened(result);
            }
        }
        return last && count == 1 && isPlainList(only) ? only : results;
    }

    private static boolean isPlainList(@Nullable Object value) {
        return value instanceof List<?> && !Sequence.isResults(value);
    }

    private static Sequence flattened(@Nullable Object list, Frame frame) {
        var results = Sequence.results(frame);
        results.addFlattened(list);
        return results;
    }

    private @Nullable Object finished(@Nullable Object found, Frame frame) {
        var result = found;
        if (keepSingleton && result != Missing.MISSING) {
            if (!(result instanceof List<?>) || Sequence.isConstructed(result)) {
                result = Sequence.resultsOf(frame, result);
            }
            keep(result);
        }
        if (group != null) {
            result = group.group(result, frame);
        }
        if (keepArray) {
            keep(result);
        }
        return Sequence.unwrapped(result);
    }

    static void keep(@Nullable Object value) {
        if (value instanceof Sequence sequence && Sequence.isResults(sequence)) {
            sequence.keepSingleton = true;
        }
    }

    /// Looks a field up; in a list, in each item.
    static @Nullable Object lookup(@Nullable Object input, String name, Frame frame) {
        if (input instanceof Map<?, ?> object) {
            var value = object.get(name);
            return value == null && !object.containsKey(name) ? Missing.MISSING : value;
        }
        if (!(input instanceof List<?> list)) {
            return Missing.MISSING;
        }
        var results = Sequence.results(frame);
        for (Object item : list) {
            frame.evaluation.step();
            var value = lookup(item, name, frame);
            if (value instanceof List<?> values) {
                results.addAll(values);
            } else if (value != Missing.MISSING) {
                results.add(value);
            }
        }
        return results;
    }
}
