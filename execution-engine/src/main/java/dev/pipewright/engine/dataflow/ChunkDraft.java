package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.Intent;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A chunk on its way. Used by one thread.
final class ChunkDraft {

    private final LedgerMask mask;
    private final List<Intent> intents = new ArrayList<>();
    private final List<KeptResult> results = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Map<NodeId, NodeCounts> counts = new HashMap<>();

    /// @param mask hides in the reasons why records were refused what they tell of sensitive values
    ChunkDraft(LedgerMask mask) {
        this.mask = mask;
    }

    void intend(Intent intent) {
        intents.add(intent);
    }

    void keep(KeptResult result) {
        results.add(result);
    }

    void reject(RejectedRecord record) {
        rejected.add(mask.told(record));
    }

    void count(NodeId node, NodeCounts more) {
        counts.merge(node, more, NodeCounts::plus);
    }

    /// Ends the chunk and begins the next one.
    ///
    /// @throws SliceFailedException if a node's counts do not balance
    Chunk take(@Nullable NodeId call, @Nullable NodeId source, String checkpoint, boolean ended) {
        counts.forEach((node, count) -> {
            if (!count.isBalanced()) {
                throw new SliceFailedException(Sentence.of("engine.lostCount", "node", node, "count", count));
            }
        });
        var chunk = new Chunk(call, intents, results, rejected, counts, source, checkpoint, ended);
        intents.clear();
        results.clear();
        rejected.clear();
        counts.clear();
        return chunk;
    }
}
