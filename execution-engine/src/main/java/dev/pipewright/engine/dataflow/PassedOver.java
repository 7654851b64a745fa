package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.List;

/// Gives a sink nothing: a run that takes some documents only has no part of what never becomes one.
record PassedOver(NodeId sink) implements StageExit {

    @Override
    public void take(List<DataRecord> arrived, ChunkDraft draft) {
        draft.count(sink, new NodeCounts(arrived.size(), 0, arrived.size(), 0, 0, 0));
    }
}
