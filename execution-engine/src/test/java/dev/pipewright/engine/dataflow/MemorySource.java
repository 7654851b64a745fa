package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records in a list, read in small batches; some places may be unreadable.
public final class MemorySource implements ReadableConnection {

    private final List<DataRecord> records;
    private final Reopening reopening;
    private final int batch;
    private final Map<Long, Map<String, Object>> unreadable = new HashMap<>();
    int timesOpened;
    Runnable beforeBatch = () -> {};

    public MemorySource(List<DataRecord> records, Reopening reopening, int batch) {
        this.records = records;
        this.reopening = reopening;
        this.batch = batch;
    }

    /// Makes the record of an ordinal unreadable.
    MemorySource breaking(long ordinal) {
        return breaking(ordinal, Map.of());
    }

    /// Makes the record of an ordinal unreadable, all but some of its values.
    MemorySource breaking(long ordinal, Map<String, Object> order) {
        unreadable.put(ordinal, order);
        return this;
    }

    @Override
    public Schema schema(StreamRequest request) {
        return Schema.UNKNOWN;
    }

    @Override
    public List<SourceSplit> splits(StreamRequest request, int wanted) {
        return List.of(new SourceSplit("all", ""));
    }

    @Override
    public Reopening reopening(StreamRequest request) {
        return reopening;
    }

    @Override
    public RecordReader read(StreamRequest request, SourceSplit split, @Nullable String checkpoint) {
        timesOpened++;
        return new Reader(checkpoint == null ? 0 : next(Integer.parseInt(checkpoint), request.orderedBy()));
    }

    /// A source that reopens at order borders goes on where the order values change, or are not known.
    private int next(int after, List<String> orderedBy) {
        int next = after;
        while (reopening == Reopening.AT_ORDER_BORDERS
                && next < records.size()
                && !Map.of().equals(unreadable.get(records.get(next).origin().ordinal()))
                && order(next, orderedBy).equals(order(after - 1, orderedBy))) {
            next++;
        }
        return next;
    }

    private List<@Nullable Object> order(int index, List<String> orderedBy) {
        List<@Nullable Object> order = new ArrayList<>();
        orderedBy.forEach(field -> order.add(records.get(index).fields().get(field)));
        return order;
    }

    @Override
    public String check() {
        return "It is there.";
    }

    @Override
    public List<StreamDescription> discover() {
        return List.of();
    }

    @Override
    public void close() {}

    private final class Reader implements RecordReader {

        private int next;

        Reader(int next) {
            this.next = next;
        }

        @Override
        public ReadBatch next() {
            beforeBatch.run();
            List<DataRecord> read = new ArrayList<>();
            List<UnreadableInput> broken = new ArrayList<>();
            while (next < records.size() && read.size() < batch) {
                DataRecord record = records.get(next++);
                Map<String, Object> order = unreadable.get(record.origin().ordinal());
                if (order != null) {
                    broken.add(new UnreadableInput(record.origin(), "???", "This line is broken.", order));
                } else {
                    read.add(record);
                }
            }
            return new ReadBatch(read, broken);
        }

        @Override
        public String checkpointAfter(DataRecord last) {
            return Long.toString(last.origin().ordinal());
        }

        @Override
        public void close() {}
    }
}
