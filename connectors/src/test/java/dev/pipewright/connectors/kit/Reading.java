package dev.pipewright.connectors.kit;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything a read delivered.
public record Reading(List<DataRecord> records, List<UnreadableInput> unreadable) {

    /// Reads all splits, one after the other.
    public static Reading ofAll(ReadableConnection connection, StreamRequest request, int splits) {
        List<DataRecord> records = new ArrayList<>();
        List<UnreadableInput> unreadable = new ArrayList<>();
        for (SourceSplit split : connection.splits(request, splits)) {
            Reading part = of(connection, request, split, null);
            records.addAll(part.records());
            unreadable.addAll(part.unreadable());
        }
        return new Reading(records, unreadable);
    }

    /// Reads the rest of a split.
    public static Reading of(
            ReadableConnection connection, StreamRequest request, SourceSplit split, @Nullable String checkpoint) {
        List<DataRecord> records = new ArrayList<>();
        List<UnreadableInput> unreadable = new ArrayList<>();
        try (RecordReader reader = connection.read(request, split, checkpoint)) {
            for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                records.addAll(batch.records());
                unreadable.addAll(batch.unreadable());
            }
        }
        return new Reading(records, unreadable);
    }

    /// The fields of the records.
    public List<Map<String, @Nullable Object>> fields() {
        List<Map<String, @Nullable Object>> fields = new ArrayList<>();
        records.forEach(record -> fields.add(record.fields()));
        return fields;
    }

    /// What the unreadable inputs say.
    public List<String> messages() {
        return unreadable.stream().map(UnreadableInput::message).toList();
    }
}
