package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.convert.RecordSize;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a stream whole when it is first asked, because its system cannot find records by key.
final class WholeTable implements LookupTable {

    private static final long MOST_BYTES = 64L << 20;

    private final Node.Lookup node;
    private final ReadableConnection connection;
    private final StreamRequest request;
    private final List<FieldPath> columns;
    private @Nullable Map<LookupKey, List<DataRecord>> read;

    WholeTable(Node.Lookup node, ReadableConnection connection, StreamRequest request, List<String> columns) {
        this.node = node;
        this.connection = connection;
        this.request = request;
        this.columns = columns.stream().map(FieldPath::of).toList();
    }

    @Override
    public Map<LookupKey, List<DataRecord>> find(Map<LookupKey, List<Object>> wanted) {
        return read();
    }

    private synchronized Map<LookupKey, List<DataRecord>> read() {
        Map<LookupKey, List<DataRecord>> present = read;
        if (present == null) {
            var reading = new Reading();
            for (SourceSplit split : connection.splits(request, 1)) {
                reading.take(split);
            }
            present = reading.whole();
            read = present;
        }
        return present;
    }

    private final class Reading {

        private final Map<LookupKey, List<DataRecord>> records = new HashMap<>();
        private @Nullable DataRecord withoutKey;
        private long bytes;

        void take(SourceSplit split) {
            try (RecordReader reader = connection.read(request, split, null)) {
                for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                    batch.unreadable().stream().findFirst().ifPresent(input -> {
                        throw trouble(Kind.DATA, "engine.lookupUnreadable", "reason", input.message());
                    });
                    batch.records().forEach(this::take);
                }
            }
        }

        private void take(DataRecord record) {
            bytes += RecordSize.of(record.fields());
            if (bytes > MOST_BYTES) {
                throw trouble(Kind.SETTINGS, "engine.lookupTooLarge", "megabytes", MOST_BYTES >> 20);
            }
            LookupKey key = LookupKey.of(record.fields(), columns);
            if (key == null) {
                withoutKey = record;
            } else {
                records.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(record);
            }
        }

        /// Where no record has the key, its name is wrong.
        Map<LookupKey, List<DataRecord>> whole() {
            if (records.isEmpty() && withoutKey != null) {
                throw trouble(Kind.SETTINGS, "engine.lookupNoColumn", "columns", FieldPath.joined(columns));
            }
            return records;
        }
    }

    private ConnectorException trouble(Kind kind, String key, String name, Object value) {
        return new ConnectorException(kind, Sentence.of(key, "node", node.name(), name, value));
    }
}
