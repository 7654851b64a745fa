package dev.pipewright.connectors.spi;

import dev.pipewright.model.record.DataRecord;
import java.util.List;

/// What one read returned.
///
/// Records and unreadable input are numbered together by their origin's ordinal, as they stand. A checkpoint after a
/// record is behind exactly the unreadable input with a lower ordinal; if the source reopens at order borders, also
/// behind that with the record's own order values, but not behind that whose order values are not known.
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
