package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads segments, one after the other. A checkpoint is the number of the segment and of the record in it. A
/// record's key is its number in all segments.
final class LandedReader implements RecordReader {

    private static final int BATCH = 500;

    private final SegmentStore store;
    private final Slice slice;
    private final List<String> segments;
    private int segment;
    private int record;
    private List<DataRecord> records = List.of();
    private List<DataRecord> batch = List.of();

    LandedReader(SegmentStore store, Slice slice, List<String> segments, @Nullable String checkpoint) {
        this.store = store;
        this.slice = slice;
        this.segments = segments;
        if (checkpoint != null) {
            int colon = checkpoint.indexOf(':');
            segment = Integer.parseInt(checkpoint.substring(0, colon));
            record = Integer.parseInt(checkpoint.substring(colon + 1));
            records = read(segment);
        } else if (!segments.isEmpty()) {
            records = read(0);
        }
    }

    @Override
    public ReadBatch next() {
        while (record >= records.size()) {
            if (segment + 1 >= segments.size()) {
                return ReadBatch.END;
            }
            segment++;
            record = 0;
            records = read(segment);
        }
        batch = records.subList(record, Math.min(record + BATCH, records.size()));
        record += batch.size();
        return new ReadBatch(batch, List.of());
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

    private List<DataRecord> read(int number) {
        long ordinal =
                segments.stream().limit(number).mapToLong(SegmentForm::countOf).sum();
        List<DataRecord> keyed = new ArrayList<>();
        for (DataRecord each : SegmentForm.read(store.get(slice.tenant(), slice.run(), segments.get(number)))) {
            keyed.add(new DataRecord(key(++ordinal), each.origin(), each.fields()));
        }
        return keyed;
    }

    private static String key(long ordinal) {
        String digits = Long.toString(ordinal);
        return "0".repeat(Math.max(0, 12 - digits.length())) + digits;
    }
}
