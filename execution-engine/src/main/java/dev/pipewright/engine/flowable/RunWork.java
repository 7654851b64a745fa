package dev.pipewright.engine.flowable;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Lease;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What the process of a run has done for it. Records move in here only; the process gets names and counts. Each
/// call may happen again after a crash and must then lead to the same end. Safe for use by many threads.
public interface RunWork {

    /// Prepares a run and names its stages in the order they follow each other.
    ///
    /// @throws RunFailedException if the run cannot be done; its message is a sentence for a person
    /// @throws RunWaitsException if the run cannot begin yet; it is asked again then, however long that takes
    List<String> plan(TenantId tenant, RunId run);

    /// Divides a stage, once.
    ///
    /// @param slots how many slices may run at once on all nodes
    /// @return how many splits it has
    /// @throws RunFailedException if that cannot be done
    int open(TenantId tenant, RunId run, String stage, int slots);

    /// Works on a split for a bounded time.
    ///
    /// @param lease nothing is sent that could outlive it
    /// @param stop true as soon as the slice should end at the next chunk border
    /// @throws RunFailedException if the split cannot be finished at all
    SliceEnd slice(TenantId tenant, RunId run, String stage, int split, Lease lease, BooleanSupplier stop);

    /// Ends a run whose splits are all done or given up, and gives up what they have not done.
    ///
    /// @param failure why it failed, in a sentence; empty if it did not
    void finish(TenantId tenant, RunId run, boolean cancelled, String failure);

    /// How a slice ended.
    sealed interface SliceEnd {

        /// Nothing is left to do in the split.
        record Done() implements SliceEnd {}

        /// There is more to do at once.
        record More() implements SliceEnd {}

        /// Nothing can be done before.
        record Later(Instant due) implements SliceEnd {}
    }
}
