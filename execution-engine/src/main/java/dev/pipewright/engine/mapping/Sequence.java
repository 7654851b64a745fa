package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list that an evaluation makes, with what JSONata must remember about it. When the evaluation is over it is a
/// list like any other.
final class Sequence extends ArrayList<@Nullable Object> {

    private final transient Evaluation evaluation;
    private final Kind kind;

    /// A single item is not unwrapped.
    boolean keepSingleton;

    enum Kind {
        /// Many results: nothing if empty, the item itself if there is one.
        RESULTS,
        /// A list written as `[...]` at the end of a path, which is not flattened into the path's results.
        CONSTRUCTED,
        /// A list that is the whole input.
        INPUT,
        /// Results that carry variables along: each item is a tuple.
        TUPLES
    }

    Sequence(Evaluation evaluation, Kind kind) {
        this.evaluation = evaluation;
        this.kind = kind;
    }

    private Sequence(Evaluation evaluation, Kind kind, Collection<? extends @Nullable Object> items) {
        super(items);
        this.evaluation = evaluation;
        this.kind = kind;
    }

    static Sequence results(Frame frame) {
        return new Sequence(frame.evaluation, Kind.RESULTS);
    }

    static Sequence resultsOf(Frame frame, @Nullable Object only) {
        var results = new Sequence(frame.evaluation, Kind.RESULTS);
        results.add(only);
        return results;
    }

    static Sequence tuples(Frame frame) {
        return new Sequence(frame.evaluation, Kind.TUPLES);
    }

    static Sequence constructed(Frame frame, List<? extends @Nullable Object> items) {
        return new Sequence(frame.evaluation, Kind.CONSTRUCTED, items);
    }

    /// True for results of the evaluation under way, which are flattened and unwrapped.
    static boolean isResults(@Nullable Object value) {
        return value instanceof Sequence sequence && sequence.kind != Kind.CONSTRUCTED && !sequence.evaluation.isOver();
    }

    static boolean isConstructed(@Nullable Object value) {
        return value instanceof Sequence sequence && sequence.kind == Kind.CONSTRUCTED && !sequence.evaluation.isOver();
    }

    static boolean isTuples(@Nullable Object value) {
        return value instanceof Sequence sequence && sequence.kind == Kind.TUPLES && !sequence.evaluation.isOver();
    }

    static boolean isWholeInput(@Nullable Object value) {
        return value instanceof Sequence sequence && sequence.kind == Kind.INPUT && !sequence.evaluation.isOver();
    }

    /// Nothing for no result, the item for a single one, else the results.
    static @Nullable Object unwrapped(@Nullable Object value) {
        if (!(value instanceof Sequence sequence) || sequence.size() > 1 || !isResults(sequence)) {
            return value;
        }
        if (sequence.kind == Kind.TUPLES) {
            return value;
        }
        if (sequence.isEmpty()) {
            return Missing.MISSING;
        }
        return sequence.keepSingleton ? sequence : sequence.getFirst();
    }

    /// Adds a result; the items of a list one by one.
    void addFlattened(@Nullable Object value) {
        if (value instanceof List<?> list && !isConstructed(value)) {
            addAll(list);
        } else {
            add(value);
        }
    }
}
