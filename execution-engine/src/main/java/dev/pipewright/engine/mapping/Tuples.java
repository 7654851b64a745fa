package dev.pipewright.engine.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A path whose steps bind variables (`@$v`, `#$i`) or whose parents are asked for (`%`). Each result is a tuple:
/// the item, under [#CONTEXT], and the variables it carries along.
final class Tuples implements Code {

    static final String CONTEXT = "@";

    private final Step[] steps;
    private final boolean absolute;
    private final boolean carriesOn;
    private final boolean keepSingleton;
    private final boolean keepArray;
    private final @Nullable Grouping group;

    /// A filter, or the name of a variable for the position.
    record Stage(@Nullable Filter filter, @Nullable String index) {

        Stage {
            if ((filter == null) == (index == null)) {
                throw new IllegalArgumentException("either a filter or an index");
            }
        }
    }

    /// A step.
    ///
    /// @param startsTuples true if this step, and so all after it, carries variables
    record Step(
            Code code,
            List<Stage> stages,
            boolean constructsArray,
            boolean startsTuples,
            @Nullable Sorting sorting,
            @Nullable String focus,
            @Nullable String index,
            @Nullable String ancestor) {}

    /// A path.
    ///
    /// @param carriesOn true if the path is part of another one, which wants the tuples themselves
    Tuples(
            Step[] steps,
            boolean absolute,
            boolean carriesOn,
            boolean keepSingleton,
            boolean keepArray,
            @Nullable Grouping group) {
        this.steps = steps;
        this.absolute = absolute;
        this.carriesOn = carriesOn;
        this.keepSingleton = keepSingleton;
        this.keepArray = keepArray;
        this.group = group;
    }

    @Override
    public @Nullable Object run(@Nullable Object input, Frame frame) {
        List<?> items = input instanceof List<?> list && !absolute ? list : Collections.singletonList(input);
        @Nullable Sequence tuples = null;
        for (int i = 0; i < steps.length; i++) {
            var step = steps[i];
            if (tuples == null && !step.startsTuples) {
                items = i == 0 && step.constructsArray ? constructed(step, items, frame) : plain(step, items, frame);
                if (items.isEmpty()) {
                    return Missing.MISSING;
                }
            } else {
                tuples = next(step, items, tuples, frame);
            }
        }
        return finished(items, tuples, frame);
    }

    private @Nullable Object finished(List<?> items, @Nullable Sequence tuples, Frame frame) {
        @Nullable Object result = items;
        if (tuples != null) {
            result = carriesOn ? tuples : contexts(tuples, frame);
        }
        if (keepSingleton) {
            PathCode.keep(result);
        }
        if (group != null) {
            result = group.group(tuples == null ? items : tuples, frame);
        }
        if (keepArray) {
            PathCode.keep(result);
        }
        return Sequence.unwrapped(result);
    }

    private static Sequence contexts(Sequence tuples, Frame frame) {
        var results = Sequence.results(frame);
        for (Object tuple : tuples) {
            results.add(variables(tuple).get(CONTEXT));
        }
        return results;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> variables(@Nullable Object tuple) {
        if (!(tuple instanceof Map<?, ?>)) {
            throw new IllegalStateException("a tuple stream holds tuples only");
        }
        return (Map<String, @Nullable Object>) tuple;
    }

    private static List<?> constructed(Step step, List<?> items, Frame frame) {
        var result = step.code.run(items, frame);
        return result instanceof List<?> list ? list : Collections.singletonList(result);
    }

    private static List<?> plain(Step step, List<?> items, Frame frame) {
        if (step.sorting != null) {
            return step.sorting.sorted(items, frame);
        }
        var results = Sequence.results(frame);
        for (Object item : items) {
            frame.evaluation.step();
            @Nullable Object result = step.code.run(item, frame);
            for (var stage : step.stages) {
                result = stage.filter == null ? result : stage.filter.apply(result, frame);
            }
            if (result != Missing.MISSING) {
                results.addFlattened(result);
            }
        }
        return results;
    }

    private static Sequence next(Step step, List<?> items, @Nullable Sequence before, Frame frame) {
        var tuples = before == null ? started(items, frame) : before;
        var results = Sequence.tuples(frame);
        if (step.sorting != null) {
            results.addAll(step.sorting.sorted(tuples, frame));
            number(results, step.index);
        } else {
            for (Object tuple : tuples) {
                addNext(step, variables(tuple), results, frame);
            }
        }
        return staged(step, results, frame);
    }

    private static Sequence started(List<?> items, Frame frame) {
        var tuples = Sequence.tuples(frame);
        for (Object item : items) {
            var tuple = new LinkedHashMap<String, @Nullable Object>();
            tuple.put(CONTEXT, item);
            tuples.add(tuple);
        }
        return tuples;
    }

    private static void addNext(Step step, Map<String, @Nullable Object> tuple, Sequence results, Frame frame) {
        frame.evaluation.step();
        @Nullable Object found = step.code.run(tuple.get(CONTEXT), Frame.ofTuple(frame, tuple));
        if (found == Missing.MISSING) {
            return;
        }
        List<?> items = found instanceof List<?> list ? list : Collections.singletonList(found);
        boolean areTuples = Sequence.isTuples(found);
        for (int i = 0; i < items.size(); i++) {
            var next = new LinkedHashMap<String, @Nullable Object>(tuple);
            if (areTuples) {
                next.putAll(variables(items.get(i)));
            } else {
                bind(step, next, items.get(i), i, tuple.get(CONTEXT));
            }
            results.add(next);
        }
    }

    private static void bind(
            Step step, Map<String, @Nullable Object> tuple, @Nullable Object item, int at, @Nullable Object parent) {
        tuple.put(step.focus == null ? CONTEXT : step.focus, item);
        if (step.index != null) {
            tuple.put(step.index, (long) at);
        }
        if (step.ancestor != null) {
            tuple.put(step.ancestor, parent);
        }
    }

    private static Sequence staged(Step step, Sequence found, Frame frame) {
        var results = found;
        for (var stage : step.stages) {
            if (stage.filter == null) {
                number(results, stage.index);
            } else if (stage.filter.apply(results, frame) instanceof Sequence filtered) {
                results = filtered;
            }
        }
        return results;
    }

    private static void number(Sequence tuples, @Nullable String variable) {
        if (variable == null) {
            return;
        }
        long at = 0;
        for (Object tuple : tuples) {
            variables(tuple).put(variable, at++);
        }
    }
}
