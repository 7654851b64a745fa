package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps records with their run.
final class ResultsExit implements StageExit {

    private final NodeId sink;
    private final ResultKeys keys;

    ResultsExit(NodeId sink, ResultKeys keys) {
        this.sink = sink;
        this.keys = keys;
    }

    @Override
    public void take(List<DataRecord> arrived, ChunkDraft draft) {
        for (DataRecord record : arrived) {
            draft.keep(new KeptResult(sink, keys.of(record), Payload.of(JsonValues.text(record.fields()))));
        }
        draft.count(sink, new NodeCounts(arrived.size(), arrived.size(), 0, 0, 0, 0));
    }

    @Override
    public Position secure(@Nullable String input) {
        keys.border();
        return StageExit.super.secure(input);
    }
}
