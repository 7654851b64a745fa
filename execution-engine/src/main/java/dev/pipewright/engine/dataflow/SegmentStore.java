package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Payload;

/// Keeps segments: records that a run landed once to read them again. A segment exists only if a committed
/// checkpoint names it; anything else is garbage. Safe for use by many threads.
public interface SegmentStore {

    /// Keeps a segment durably. One with the same name is replaced.
    ///
    /// @param name unique within the run, of letters, digits, dots and hyphens
    void put(TenantId tenant, RunId run, String name, Payload segment);

    /// Reads a segment.
    ///
    /// @throws SliceFailedException if there is no such segment
    Payload get(TenantId tenant, RunId run, String name);

    /// Drops all segments of a run.
    void drop(TenantId tenant, RunId run);
}
