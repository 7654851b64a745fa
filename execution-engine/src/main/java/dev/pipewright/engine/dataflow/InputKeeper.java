package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.dataflow.Position.Kept;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;

/// Keeps what a slice reads of its source, so that it can be read again when the source has changed or is gone. The
/// checkpoint names what exists: the records of a chunk are kept if the chunk is committed, and no others. A chunk
/// is one segment, so that what could not be read stands among its neighbours. Used by one thread.
final class InputKeeper {

    private final SegmentStore store;
    private final Slice slice;
    private final boolean keeps;
    private final List<Kept> earlier = new ArrayList<>();
    private final SegmentForm.Lines lines = new SegmentForm.Lines();
    private int segments;

    /// Goes on behind what the position says.
    ///
    /// @param keeps false if what is read is kept elsewhere
    InputKeeper(SegmentStore store, Slice slice, Position position, boolean keeps) {
        this.store = store;
        this.slice = slice;
        this.keeps = keeps;
        for (Kept kept : position.kept()) {
            if (kept.fence() == slice.fence()) {
                segments = kept.segments();
            } else {
                earlier.add(kept);
            }
        }
    }

    void add(DataRecord record) {
        if (keeps) {
            lines.add(record);
        }
    }

    void add(UnreadableInput input) {
        if (keeps) {
            lines.add(input);
        }
    }

    /// Makes durable what was added, and says what there is.
    List<Kept> secure() {
        if (lines.size() > 0) {
            store.put(slice.tenant(), slice.run(), SegmentStore.inputName(slice, segments), lines.take());
            segments++;
        }
        var kept = new ArrayList<>(earlier);
        if (segments > 0) {
            kept.add(new Kept(slice.fence(), segments));
        }
        return kept;
    }
}
