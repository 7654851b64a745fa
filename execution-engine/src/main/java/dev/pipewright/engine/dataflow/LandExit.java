package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lands records in segments. The checkpoint names those that exist. They are the run's kept inputs too.
final class LandExit implements StageExit {

    private static final int SEGMENT_BYTES = 8 << 20;

    private final SegmentStore store;
    private final Slice slice;
    private final boolean reopens;
    private final boolean outlives;
    private final List<String> segments;
    private final SegmentForm.Lines lines = new SegmentForm.Lines();

    /// Goes on behind the segments that the position names.
    ///
    /// @param reopens false if the source must be landed in one go
    /// @param outlives false if what is landed is kept elsewhere, and only needed as long as the run goes on
    LandExit(SegmentStore store, Slice slice, boolean reopens, boolean outlives, Position position) {
        this.store = store;
        this.slice = slice;
        this.reopens = reopens;
        this.outlives = outlives;
        this.segments = new ArrayList<>(position.segments());
    }

    @Override
    public void take(List<DataRecord> arrived, ChunkDraft draft) {
        for (DataRecord record : arrived) {
            lines.add(record);
            if (lines.size() >= SEGMENT_BYTES) {
                write();
            }
        }
    }

    @Override
    public void unreadable(UnreadableInput input) {
        lines.add(input);
    }

    @Override
    public boolean isFull(long records, long bytes) {
        return reopens && bytes >= SEGMENT_BYTES;
    }

    @Override
    public Position secure(@Nullable String input) {
        if (lines.size() > 0) {
            write();
        }
        return new Position(input, null, segments);
    }

    /// The last part of the name is the number of records.
    private void write() {
        int number = segments.size();
        String name = outlives
                ? SegmentStore.inputName(slice, number, lines.count())
                : SegmentStore.name(slice, number, lines.count());
        store.put(slice.tenant(), slice.run(), name, lines.take());
        segments.add(name);
    }
}
