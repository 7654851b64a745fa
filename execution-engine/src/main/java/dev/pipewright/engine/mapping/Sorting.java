package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The order `^(...)`: by texts or numbers, with what is missing last.
final class Sorting {

    private final Term[] terms;
    private final int position;

    record Term(Code code, boolean descending) {}

    /// An item and what it is ordered by.
    private static final class Entry {
        private final @Nullable Object item;
        private final @Nullable Object[] keys;

        Entry(@Nullable Object item, @Nullable Object[] keys) {
            this.item = item;
            this.keys = keys;
        }
    }

    Sorting(Term[] terms, int position) {
        this.terms = terms;
        this.position = position;
    }

    List<?> sorted(@Nullable Object input, Frame frame) {
        if (!(input instanceof List<?> items)) {
            throw new IllegalStateException("only a list can be sorted");
        }
        if (items.size() <= 1) {
            return items;
        }
        boolean tuples = Sequence.isTuples(input);
        var entries = new ArrayList<Entry>(items.size());
        for (Object item : items) {
            frame.evaluation.step();
            entries.add(entry(item, tuples, frame));
        }
        entries.sort(this::compare);
        var result = new ArrayList<@Nullable Object>(entries.size());
        for (var entry : entries) {
            result.add(entry.item);
        }
        return result;
    }

    private Entry entry(@Nullable Object item, boolean tuples, Frame frame) {
        @Nullable Object[] keys = new Object[terms.length];
        for (int i = 0; i < terms.length; i++) {
            keys[i] = tuples ? Filter.runOnTuple(terms[i].code, item, frame) : terms[i].code.run(item, frame);
        }
        return new Entry(item, keys);
    }

    private int compare(Entry left, Entry right) {
        for (int i = 0; i < terms.length; i++) {
            int order = compare(left.keys[i], right.keys[i], terms[i].descending);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int compare(@Nullable Object left, @Nullable Object right, boolean descending) {
        if (left == Missing.MISSING || right == Missing.MISSING) {
            return Boolean.compare(left == Missing.MISSING, right == Missing.MISSING);
        }
        requireSortable(left);
        requireSortable(right);
        int order;
        if (left instanceof String a && right instanceof String b) {
            order = a.compareTo(b);
        } else if (left instanceof String || right instanceof String) {
            throw new Trouble(
                            "T2007",
                            "Texts and numbers cannot be ordered together: " + Trouble.shown(left) + " and "
                                    + Trouble.shown(right) + ".",
                            left)
                    .at(position);
        } else {
            order = Numbers.compare(Objects.requireNonNull(left), Objects.requireNonNull(right));
        }
        return descending ? -order : order;
    }

    private void requireSortable(@Nullable Object key) {
        if (!(key instanceof String) && !Numbers.isNumber(key)) {
            throw new Trouble("T2008", "Order by texts or numbers, not by " + Trouble.shown(key) + ".", key)
                    .at(position);
        }
    }
}
