package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes records through a connector. What the writer needs to go on is committed with the position of the input.
final class WriterExit implements StageExit {

    private final NodeId sink;
    private final RecordWriter writer;
    private final ResultKeys keys;

    /// Goes on where the position says.
    WriterExit(NodeId sink, RecordWriter writer, ResultKeys keys, Position position) {
        this.sink = sink;
        this.writer = writer;
        this.keys = keys;
        writer.resume(position.flushed());
    }

    @Override
    public void take(List<DataRecord> arrived, ChunkDraft draft) {
        if (!arrived.isEmpty()) {
            writer.write(arrived.stream()
                    .map(record -> new DataRecord(keys.of(record), record.origin(), record.fields()))
                    .toList());
        }
        draft.count(sink, new NodeCounts(arrived.size(), arrived.size(), 0, 0, 0, 0));
    }

    @Override
    public Position secure(@Nullable String input) {
        keys.border();
        return new Position(input, writer.flush(), List.of());
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
