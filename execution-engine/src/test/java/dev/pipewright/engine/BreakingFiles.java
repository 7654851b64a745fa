package dev.pipewright.engine;

import dev.pipewright.connectors.http.HttpConnector;
import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The connections of a world, of which the folder breaks once, in the midst of being read or written, so that a
/// run fails; or TAXMAN is called with a key that it does not know, or not at all.
final class BreakingFiles implements ConnectionBook {

    private static final long NEVER = Long.MAX_VALUE;

    private final OrdersAndTaxman world;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private volatile long lastRead = NEVER;
    private volatile long lastWritten = NEVER;
    private volatile boolean keyIsWrong;
    private volatile boolean taxmanIsGone;

    BreakingFiles(OrdersAndTaxman world) {
        this.world = world;
    }

    /// @param records so many are read from now on, and then no more
    void breakReadingAfter(long records) {
        lastRead = read.get() + records;
    }

    /// @param records so many are written from now on, and then no more
    void breakWritingAfter(long records) {
        lastWritten = written.get() + records;
    }

    void loseKey() {
        keyIsWrong = true;
    }

    void loseTaxman() {
        taxmanIsGone = true;
    }

    void mend() {
        taxmanIsGone = false;
        lastRead = NEVER;
        lastWritten = NEVER;
        keyIsWrong = false;
    }

    /// How many records were ever read.
    long read() {
        return read.get();
    }

    /// How many records were ever written.
    long written() {
        return written.get();
    }

    @Override
    public Connection open(String name, String connector) {
        if (taxmanIsGone && name.equals("taxman")) {
            throw new ConnectorException(Kind.SETTINGS, "There is no connection 'taxman'.");
        }
        return switch (name) {
            case "orders" -> new Files(world.open(name, connector));
            case "taxman" -> keyIsWrong ? taxmanOfAnother() : world.open(name, connector);
            default -> world.open(name, connector);
        };
    }

    private Connection taxmanOfAnother() {
        return new HttpConnector()
                .open(Map.of(
                        "baseUrl",
                        world.taxman().baseUrl().toString(),
                        "auth",
                        "BEARER",
                        "token",
                        "lost",
                        "maxConcurrent",
                        4L));
    }

    private static ConnectorException broken(String how) {
        return new ConnectorException(Kind.DATA, "The folder could not be " + how + ". Mend it.");
    }

    private final class Files implements ReadableConnection, WritableConnection {

        private final Connection folder;

        Files(Connection folder) {
            this.folder = folder;
        }

        private ReadableConnection source() {
            return (ReadableConnection) folder;
        }

        private WritableConnection sink() {
            return (WritableConnection) folder;
        }

        @Override
        public Schema schema(StreamRequest request) {
            return source().schema(request);
        }

        @Override
        public List<SourceSplit> splits(StreamRequest request, int wanted) {
            return source().splits(request, wanted);
        }

        @Override
        public Reopening reopening(StreamRequest request) {
            return source().reopening(request);
        }

        @Override
        public RecordReader read(StreamRequest request, SourceSplit split, @Nullable String checkpoint) {
            return new Reader(source().read(request, split, checkpoint));
        }

        @Override
        public Delivery delivery(SinkRequest request) {
            return sink().delivery(request);
        }

        @Override
        public RecordWriter write(SinkRequest request) {
            return new Writer(sink().write(request));
        }

        @Override
        public String check() {
            return folder.check();
        }

        @Override
        public List<StreamDescription> discover() {
            return folder.discover();
        }

        @Override
        public void close() {
            folder.close();
        }
    }

    private final class Reader implements RecordReader {

        private final RecordReader reader;

        Reader(RecordReader reader) {
            this.reader = reader;
        }

        @Override
        public ReadBatch next() {
            if (read.get() >= lastRead) {
                throw broken("read");
            }
            ReadBatch batch = reader.next();
            read.addAndGet(batch.records().size());
            return batch;
        }

        @Override
        public String checkpointAfter(DataRecord last) {
            return reader.checkpointAfter(last);
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private final class Writer implements RecordWriter {

        private final RecordWriter writer;

        Writer(RecordWriter writer) {
            this.writer = writer;
        }

        @Override
        public void resume(@Nullable String flushed) {
            writer.resume(flushed);
        }

        @Override
        public void write(List<DataRecord> records) {
            if (written.get() >= lastWritten) {
                throw broken("written");
            }
            writer.write(records);
            written.addAndGet(records.size());
        }

        @Override
        public String flush() {
            return writer.flush();
        }

        @Override
        public void complete() {
            writer.complete();
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
