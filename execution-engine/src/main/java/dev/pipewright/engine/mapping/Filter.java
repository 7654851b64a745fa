package dev.pipewright.engine.mapping;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A predicate `[...]` on what comes before it: a position, a list of positions, or a condition.
final class Filter {

    private final Code predicate;
    private final @Nullable Object constant;

    /// A filter.
    ///
    /// @param constant the position, if it is written as a number; otherwise null
    Filter(Code predicate, @Nullable Object constant) {
        this.predicate = predicate;
        this.constant = constant;
    }

    /// The same, with a predicate that is written out.
    Filter straight() {
        return new Filter(StraightLine.of(predicate), constant);
    }

    @Nullable
    Object apply(@Nullable Object input, Frame frame) {
        List<?> items = input instanceof List<?> list ? list : Collections.singletonList(input);
        boolean tuples = Sequence.isTuples(input);
        if (constant != null) {
            return at(items, constant, tuples, frame);
        }
        var results = tuples ? Sequence.tuples(frame) : Sequence.results(frame);
        for (int i = 0; i < items.size(); i++) {
            frame.evaluation.step();
            if (items.get(i) == Missing.MISSING) {
                continue;
            }
            addIfSelected(results, items, i, tuples, frame);
        }
        return results;
    }

    private static @Nullable Object at(List<?> items, Object position, boolean tuples, Frame frame) {
        int at = Numbers.index(position, items.size());
        var results = tuples ? Sequence.tuples(frame) : Sequence.results(frame);
        if (at < 0 || at >= items.size()) {
            return results;
        }
        var item = items.get(at);
        if (item instanceof List<?>) {
            return item;
        }
        if (item != Missing.MISSING) {
            results.add(item);
        }
        return results;
    }

    private void addIfSelected(Sequence results, List<?> items, int at, boolean tuples, Frame frame) {
        var item = items.get(at);
        @Nullable Object selection = tuples ? runOnTuple(predicate, item, frame) : predicate.run(item, frame);
        if (Numbers.isNumber(selection)) {
            if (selection != null && Numbers.index(selection, items.size()) == at) {
                results.add(item);
            }
        } else if (selection instanceof List<?> positions && areNumbers(positions)) {
            for (Object position : positions) {
                if (Numbers.index(position, items.size()) == at) {
                    results.add(item);
                }
            }
        } else if (Comparison.isTrue(selection)) {
            results.add(item);
        }
    }

    /// Runs code in the context that a tuple holds, with its variables in sight.
    static @Nullable Object runOnTuple(Code code, @Nullable Object tuple, Frame frame) {
        var variables = Tuples.variables(tuple);
        return code.run(variables.get(Tuples.CONTEXT), Frame.ofTuple(frame, variables));
    }

    private static boolean areNumbers(List<?> values) {
        for (Object value : values) {
            if (!Numbers.isNumber(value)) {
                return false;
            }
        }
        return true;
    }
}
