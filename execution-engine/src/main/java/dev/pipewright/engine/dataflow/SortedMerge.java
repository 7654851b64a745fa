package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.dataflow.SegmentForm.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Goes through several sorted runs as if they were one. Of equals, what is missing comes first, then the earlier run.
final class SortedMerge {

    private final SortOrder order;
    private final List<SortedRun.Cursor> cursors;
    private final PriorityQueue<Head> heads;

    private record Head(int run, Entry entry, List<@Nullable Object> values) {}

    /// What comes next.
    ///
    /// @param run the number of the run it is from
    /// @param segment where it stood there
    record Taken(int run, int segment, int line, Entry entry) {}

    SortedMerge(SortOrder order, List<SortedRun.Cursor> cursors) {
        this.order = order;
        this.cursors = new ArrayList<>(cursors);
        this.heads = new PriorityQueue<>(Comparator.comparing(Head::values, order)
                .thenComparing(head -> head.entry() instanceof Entry.Whole)
                .thenComparingInt(Head::run));
        for (int run = 0; run < cursors.size(); run++) {
            enter(run);
        }
    }

    /// Takes the next entry; null at the end.
    @Nullable
    Taken next() {
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        SortedRun.Cursor cursor = cursors.get(head.run());
        var taken = new Taken(head.run(), cursor.segment(), cursor.line(), head.entry());
        cursor.advance();
        enter(head.run());
        return taken;
    }

    private void enter(int run) {
        Entry entry = cursors.get(run).entry();
        if (entry != null) {
            heads.add(new Head(run, entry, order.valuesOf(entry)));
        }
    }
}
