package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a slice produced from a bounded number of records, to be committed whole or not at all.
///
/// @param call the call node the intents are for; absent if the stage does not end in a call
/// @param results what the stage's results sink keeps
/// @param counts what each node did, since the chunk before
/// @param source the source whose records were read; absent if the stage reads none, or counted them earlier
/// @param checkpoint where to go on; null leaves the checkpoint as it is
/// @param ended true if the split's input is read to its end
public record Chunk(
        @Nullable NodeId call,
        List<Intent> intents,
        List<KeptResult> results,
        List<RejectedRecord> rejected,
        Map<NodeId, NodeCounts> counts,
        @Nullable NodeId source,
        @Nullable String checkpoint,
        boolean ended) {

    public Chunk(
            @Nullable NodeId call,
            List<Intent> intents,
            List<KeptResult> results,
            List<RejectedRecord> rejected,
            Map<NodeId, NodeCounts> counts,
            @Nullable NodeId source,
            @Nullable String checkpoint,
            boolean ended) {
        this.call = call;
        this.intents = List.copyOf(intents);
        this.results = List.copyOf(results);
        this.rejected = List.copyOf(rejected);
        this.counts = Map.copyOf(counts);
        this.source = source;
        this.checkpoint = checkpoint;
        this.ended = ended;
    }
}
