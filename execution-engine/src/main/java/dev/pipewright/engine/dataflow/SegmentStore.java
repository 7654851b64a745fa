package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.Slice;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps segments: records that a run landed once to read them again, and those that it read of its sources. A segment
/// exists only if a committed checkpoint names it; anything else is garbage. Safe for use by many threads.
public interface SegmentStore {

    /// What the names of inputs begin with; no stage's name does.
    String INPUT = "input-";

    /// A name for what a slice keeps. The fence is part of it, so that a twin that was fenced off never overwrites a
    /// segment in use.
    ///
    /// @param parts what tells it from all else that the slice keeps
    static String name(Slice slice, Object... parts) {
        return Stream.concat(Stream.of(slice.stage(), slice.split(), slice.fence()), Stream.of(parts))
                .map(String::valueOf)
                .collect(Collectors.joining("-"));
    }

    /// A name for what a slice keeps of its source, which outlives the run.
    static String inputName(Slice slice, Object... parts) {
        return INPUT + name(slice, parts);
    }

    /// Keeps a segment durably. One with the same name is replaced.
    ///
    /// @param name unique within the run, of letters, digits, dots and hyphens
    void put(TenantId tenant, RunId run, String name, Payload segment);

    /// Reads a segment.
    ///
    /// @throws SliceFailedException if there is no such segment
    Payload get(TenantId tenant, RunId run, String name);

    /// Drops what a run that is over no longer needs: all its segments but its inputs.
    void drop(TenantId tenant, RunId run);

    /// Drops all segments of a run.
    void dropInputs(TenantId tenant, RunId run);

    /// The runs that have segments.
    Set<RunId> runs(TenantId tenant);
}
