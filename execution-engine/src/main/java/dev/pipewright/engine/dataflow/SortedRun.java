package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.dataflow.SegmentForm.Entry;
import dev.pipewright.engine.ledger.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records in order, in some segments of a store. The last part of the name is the number of segments.
final class SortedRun {

    /// Small, because a merge has one of each run in memory.
    private static final int SEGMENT_BYTES = 512 << 10;

    private SortedRun() {}

    private static String nameOf(String run, int number) {
        return run + "." + number;
    }

    /// Writes a run from front to back.
    static final class Writer {

        private final SegmentStore store;
        private final Slice slice;
        private final String name;
        private final SegmentForm.Lines lines = new SegmentForm.Lines();
        private int segments;

        /// @param name unique within the pipeline's run; with the fence in it, so that a late twin overwrites nothing
        Writer(SegmentStore store, Slice slice, String name) {
            this.store = store;
            this.slice = slice;
            this.name = name;
        }

        void add(Entry entry) {
            lines.add(entry);
            if (lines.size() >= SEGMENT_BYTES) {
                write();
            }
        }

        /// Makes the run durable and returns its name.
        String end() {
            if (lines.size() > 0) {
                write();
            }
            return name + "-" + segments;
        }

        private void write() {
            store.put(slice.tenant(), slice.run(), nameOf(name, segments++), lines.take());
        }
    }

    /// A place in a run, moving forward.
    static final class Cursor {

        private final SegmentStore store;
        private final Slice slice;
        private final String name;
        private final int segments;
        private int segment;
        private int line;
        private List<Entry> content = List.of();

        /// @param line in the segment, from 0; may be behind its last one
        Cursor(SegmentStore store, Slice slice, String run, int segment, int line) {
            int dash = run.lastIndexOf('-');
            this.store = store;
            this.slice = slice;
            this.name = run.substring(0, dash);
            this.segments = Integer.parseInt(run.substring(dash + 1));
            this.segment = segment;
            this.line = line;
            load();
            skipEnd();
        }

        /// What stands here; null at the end.
        @Nullable
        Entry entry() {
            return segment < segments ? content.get(line) : null;
        }

        int segment() {
            return segment;
        }

        int line() {
            return line;
        }

        void advance() {
            line++;
            skipEnd();
        }

        private void skipEnd() {
            while (segment < segments && line >= content.size()) {
                segment++;
                line = 0;
                load();
            }
        }

        private void load() {
            content = segment < segments
                    ? SegmentForm.entries(store.get(slice.tenant(), slice.run(), nameOf(name, segment)))
                    : List.of();
        }
    }
}
