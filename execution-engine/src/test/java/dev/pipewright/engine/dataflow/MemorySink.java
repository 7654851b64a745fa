package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sink whose file becomes visible at the end.
final class MemorySink implements WritableConnection {

    /// What is written, visible or not.
    final List<DataRecord> written = new ArrayList<>();

    boolean complete;

    @Override
    public Delivery delivery(SinkRequest request) {
        return Delivery.WHOLE_AT_END;
    }

    @Override
    public RecordWriter write(SinkRequest request) {
        return new Writer();
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

    private final class Writer implements RecordWriter {

        @Override
        public void resume(@Nullable String flushed) {
            int keep = flushed == null ? 0 : Integer.parseInt(flushed);
            written.subList(keep, written.size()).clear();
        }

        @Override
        public void write(List<DataRecord> records) {
            written.addAll(records);
        }

        @Override
        public String flush() {
            return Integer.toString(written.size());
        }

        @Override
        public void complete() {
            complete = true;
        }

        @Override
        public void close() {}
    }
}
