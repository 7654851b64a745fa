package dev.pipewright.engine;

import dev.pipewright.connectors.http.HttpConnector;
import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.model.record.DataRecord;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The connections of a world, of which one sink breaks once: just before it does something, or just after it has and
/// before anybody hears of it. What it does, it does for real.
final class BreakingSinks implements ConnectionBook {

    /// A folder.
    static final String ARCHIVE = "archive";
    /// A database.
    static final String BOOKS = "books";
    /// An HTTP host.
    static final String HOOK = "hook";

    static final List<String> SINKS = List.of(ARCHIVE, BOOKS, HOOK);

    private final OrdersAndTaxman world;
    private final URI hook;
    private final Map<String, Integer> written = new HashMap<>();
    private @Nullable Break next;

    /// What a writer does.
    enum Border {
        RESUME,
        WRITE,
        FLUSH,
        COMPLETE
    }

    private record Break(String sink, Border border, int turn, boolean after) {

        boolean isAt(String thatSink, Border thatBorder, boolean isAfter) {
            return sink.equals(thatSink) && border == thatBorder && after == isAfter;
        }

        Break later() {
            return new Break(sink, border, turn - 1, after);
        }
    }

    BreakingSinks(OrdersAndTaxman world, URI hook) {
        this.world = world;
        this.hook = hook;
    }

    /// @param turn the first time that it does this is 1
    void breakOnce(String sink, Border border, int turn, boolean after) {
        next = new Break(sink, border, turn, after);
    }

    /// How many records a sink was given to write.
    int written(String sink) {
        return written.getOrDefault(sink, 0);
    }

    @Override
    public Connection open(String name, String connector) {
        return switch (name) {
            case ARCHIVE -> new Breaking(name, (WritableConnection) world.open("orders", connector));
            case BOOKS -> new Breaking(name, (WritableConnection) world.open("shop", connector));
            case HOOK ->
                new Breaking(name, (WritableConnection) new HttpConnector().open(Map.of("baseUrl", hook.toString())));
            default -> world.open(name, connector);
        };
    }

    private void reach(String sink, Border border, boolean after) {
        Break wanted = next;
        if (wanted != null && wanted.isAt(sink, border, after)) {
            next = wanted.turn() == 1 ? null : wanted.later();
            if (next == null) {
                throw new ConnectorException(Kind.UNAVAILABLE, sink + " is gone at " + border);
            }
        }
    }

    /// A sink that may break.
    private final class Breaking implements WritableConnection {

        private final String name;
        private final WritableConnection sink;

        Breaking(String name, WritableConnection sink) {
            this.name = name;
            this.sink = sink;
        }

        @Override
        public Delivery delivery(SinkRequest request) {
            return sink.delivery(request);
        }

        @Override
        public RecordWriter write(SinkRequest request) {
            return new BreakingWriter(name, sink.write(request));
        }

        @Override
        public String check() {
            return sink.check();
        }

        @Override
        public List<StreamDescription> discover() {
            return sink.discover();
        }

        @Override
        public void close() {
            sink.close();
        }
    }

    private final class BreakingWriter implements RecordWriter {

        private final String name;
        private final RecordWriter writer;

        BreakingWriter(String name, RecordWriter writer) {
            this.name = name;
            this.writer = writer;
        }

        @Override
        public void resume(@Nullable String flushed) {
            reach(name, Border.RESUME, false);
            writer.resume(flushed);
            reach(name, Border.RESUME, true);
        }

        @Override
        public void write(List<DataRecord> records) {
            reach(name, Border.WRITE, false);
            writer.write(records);
            written.merge(name, records.size(), Integer::sum);
            reach(name, Border.WRITE, true);
        }

        @Override
        public String flush() {
            reach(name, Border.FLUSH, false);
            String flushed = writer.flush();
            reach(name, Border.FLUSH, true);
            return flushed;
        }

        @Override
        public void complete() {
            reach(name, Border.COMPLETE, false);
            writer.complete();
            reach(name, Border.COMPLETE, true);
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
