package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Selection.Place;
import dev.pipewright.engine.dataflow.RunConnections.OpenSource;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Finds again what was read at some places, with what belongs together with it.
public final class PlacedRecords {

    private PlacedRecords() {}

    /// Reads a source until all is found.
    ///
    /// @param places where the records were read; of a group, where its first one was
    /// @param group the fields that the records of one group have in common; empty if each stands by itself
    /// @param limit how many records at most
    /// @param stop true when it is enough
    public static List<DataRecord> of(
            OpenSource source, Set<Place> places, List<String> group, int limit, BooleanSupplier stop) {
        List<FieldPath> paths = group.stream().map(FieldPath::of).toList();
        List<DataRecord> found = new ArrayList<>();
        int open = places.size();
        GroupKey wanted = null;
        for (SourceSplit split : source.connection().splits(source.request(), 1)) {
            try (RecordReader reader = source.connection().read(source.request(), split, null)) {
                for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                    for (DataRecord record : batch.records()) {
                        boolean isPlaced = places.contains(new Place(
                                record.origin().stream(), record.origin().position()));
                        open -= isPlaced ? 1 : 0;
                        wanted = isPlaced && !paths.isEmpty() ? GroupKey.of(record, paths) : wanted;
                        if (isPlaced || isOf(wanted, record, paths)) {
                            found.add(record);
                        } else if (open == 0) {
                            return found;
                        }
                        if (found.size() >= limit || stop.getAsBoolean()) {
                            return found;
                        }
                    }
                }
            }
        }
        return found;
    }

    private static boolean isOf(@Nullable GroupKey wanted, DataRecord record, List<FieldPath> paths) {
        return wanted != null && GroupKey.of(record, paths).isSame(wanted);
    }
}
