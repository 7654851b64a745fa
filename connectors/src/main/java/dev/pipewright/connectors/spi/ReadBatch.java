package dev.pipewright.connectors.spi;

import dev.pipewright.model.record.DataRecord;
import java.util.List;

/// What one read returned.
///
/// Records and unreadable input are numbered together by their origin's ordinal. A batch ends with a record, except the
/// last one of a split: so a checkpoint after a record is behind exactly the unreadable input with a lower ordinal.
///
/// @param unreadable what stood between the records and is not one, such as a broken row; counted as rejected
public record ReadBatch(List<DataRecord> records, List<UnreadableInput> unreadable) {

    /// Nothing more.
    public static final ReadBatch END = new ReadBatch(List.of(), List.of());

    public ReadBatch {
        records = List.copyOf(records);
        unreadable = List.copyOf(unreadable);
    }

    /// True for the batch after the last one.
    public boolean isEnd() {
        return records.isEmpty() && unreadable.isEmpty();
    }
}
