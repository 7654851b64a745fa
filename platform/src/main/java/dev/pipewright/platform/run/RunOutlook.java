package dev.pipewright.platform.run;

import dev.pipewright.model.NodeId;
import java.util.Map;

/// How much a run will probably have to do, told by what another run did or by what its sources hold. Both are counted
/// from the beginning of the
/// run, so what is done already is among it.
///
/// @param records how many records each source will probably give
/// @param documents how many documents each call will probably form; none if nothing tells
public record RunOutlook(Basis basis, Map<NodeId, Long> records, Map<NodeId, Long> documents) {

    /// Why it is probable.
    public enum Basis {
        /// The run does again what another one has kept.
        KEPT,
        /// The last run of the same content did that much.
        LAST_RUN,
        /// Its sources hold about that much.
        SOURCES
    }

    public RunOutlook {
        records = Map.copyOf(records);
        documents = Map.copyOf(documents);
    }

    /// How many records all sources will probably give.
    public long allRecords() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }
}
