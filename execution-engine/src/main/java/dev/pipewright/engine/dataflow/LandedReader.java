package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Reads segments, one after the other. A checkpoint is the number of the segment and of the record in it.
final class LandedReader implements RecordReader {

    private static final int BATCH = 500;

    private final int segments;
    private final IntFunction<ReadBatch> contents;
    private int segment;
    private int record;
    private ReadBatch content = ReadBatch.END;
    private boolean begun;
    private List<DataRecord> batch = List.of();

    /// @param segments how many there are
    /// @param contents reads one, whose records have keys that differ
    LandedReader(int segments, IntFunction<ReadBatch> contents, @Nullable String checkpoint) {
        this.segments = segments;
        this.contents = contents;
        if (checkpoint != null) {
            int colon = checkpoint.indexOf(':');
            segment = Integer.parseInt(checkpoint.substring(0, colon));
            record = Integer.parseInt(checkpoint.substring(colon + 1));
            content = contents.apply(segment);
            begun = record > 0;
        } else if (segments > 0) {
            content = contents.apply(0);
        }
    }

    @Override
    public ReadBatch next() {
        // A segment may hold nothing but what could not be read.
        while (begun && record == content.records().size()) {
            if (segment + 1 >= segments) {
                return ReadBatch.END;
            }
            segment++;
            record = 0;
            content = contents.apply(segment);
            begun = false;
        }
        begun = true;
        int from = record;
        record = Math.min(from + BATCH, content.records().size());
        batch = content.records().subList(from, record);
        return new ReadBatch(batch, unreadable(from, record));
    }

    /// What stands between the records of a batch, before its first one, and at the end of a segment.
    private List<UnreadableInput> unreadable(int from, int to) {
        List<DataRecord> records = content.records();
        long after = from == 0 ? Long.MIN_VALUE : records.get(from - 1).origin().ordinal();
        long before = to == records.size()
                ? Long.MAX_VALUE
                : records.get(to - 1).origin().ordinal();
        return content.unreadable().stream()
                .filter(input ->
                        input.origin().ordinal() > after && input.origin().ordinal() < before)
                .toList();
    }

    @Override
    public String checkpointAfter(DataRecord last) {
        int at = batch.size() - 1;
        while (!Objects.equals(batch.get(at).key(), last.key())) {
            at--;
        }
        return segment + ":" + (record - batch.size() + at + 1);
    }

    @Override
    public void close() {}

    /// Reads what a stage has landed. A record's key is its number in all segments.
    static LandedReader of(SegmentStore store, Slice slice, List<String> segments, @Nullable String checkpoint) {
        return new LandedReader(segments.size(), number -> numbered(store, slice, segments, number), checkpoint);
    }

    private static ReadBatch numbered(SegmentStore store, Slice slice, List<String> segments, int number) {
        long ordinal =
                segments.stream().limit(number).mapToLong(SegmentForm::countOf).sum();
        ReadBatch landed = SegmentForm.read(store.get(slice.tenant(), slice.run(), segments.get(number)));
        List<DataRecord> keyed = new ArrayList<>();
        for (DataRecord each : landed.records()) {
            keyed.add(new DataRecord(ResultKeys.numbered(++ordinal), each.origin(), each.fields()));
        }
        return new ReadBatch(keyed, landed.unreadable());
    }
}
