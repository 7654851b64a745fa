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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records in a list, read in small batches; some places may be unreadable.
public final class MemorySource implements ReadableConnection {

    private final List<DataRecord> records;
    private final Reopening reopening;
    private final int batch;
    private final List<Long> unreadable = new ArrayList<>();
    int timesOpened;
    Runnable beforeBatch = () -> {};

    public MemorySource(List<DataRecord> records, Reopening reopening, int batch) {
        this.records = records;
        this.reopening = reopening;
        this.batch = batch;
    }

    /// Makes the record of an ordinal unreadable.
    MemorySource breaking(long ordinal) {
        unreadable.add(ordinal);
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
        return new Reader(checkpoint == null ? 0 : Integer.parseInt(checkpoint));
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
                if (unreadable.contains(record.origin().ordinal())) {
                    broken.add(new UnreadableInput(record.origin(), "???", "This line is broken."));
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
