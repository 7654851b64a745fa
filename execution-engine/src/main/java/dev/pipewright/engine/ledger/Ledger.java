package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Owns documents from the moment they are formed.
///
/// Per chunk: one commit of intents, rejected records, counters **and the checkpoint**; then the calls; then their
/// outcomes, in any order, in group commits. Whoever restarts a split first works off what waits and reads on from
/// the
/// checkpoint, so nothing is read twice and nothing mapped twice: a resend sends the stored bytes.
///
/// In record mode an effect (tenant and document key) lives across runs and pipelines: a changed request gets the
/// next
/// revision, an equal one is unchanged, and one intent per effect is open at a time. Estimates never touch effects.
///
/// Safe for use by many threads. Three forms under one contract: memory, a local file, PostgreSQL.
public interface Ledger {

    /// Takes a split: from now on only the returned slice can commit to it.
    Slice take(TenantId tenant, RunId run, Mode mode, String stage, int split);

    SplitProgress progress(Slice slice);

    /// Commits a chunk.
    ///
    /// An intent becomes: [DocumentState#UNCHANGED] (record mode: equals the last recorded revision),
    /// [DocumentState#DUPLICATE] or [DocumentState#REJECTED] (the run has the document already, with the same or
    /// another request), else [DocumentState#WAITING]. An older run's waiting, unsent intent of the same effect
    /// becomes
    /// [DocumentState#SUPERSEDED]; while an older one is being sent or is unknown, the new one waits for it.
    ///
    /// @return the documents of this chunk to send now, in the order of the intents
    /// @throws FencedOffException if another slice has taken the split; nothing is committed
    List<OpenDocument> commit(Slice slice, Chunk chunk);

    /// Waiting documents of the split that may be sent at `now`, oldest first.
    List<OpenDocument> due(Slice slice, Instant now, int limit);

    /// When the next waiting document of the split may be sent; empty if none waits.
    Optional<Instant> nextDue(Slice slice);

    /// Commits outcomes and their attempts, in one commit. An outcome of a document that is settled already changes
    /// nothing.
    ///
    /// @throws FencedOffException if another slice has taken the split; nothing is committed
    void settle(Slice slice, List<Outcome> outcomes);

    /// Documents of a call that succeeded or are unchanged, by key.
    ///
    /// @param after the key to start behind, or null to start at the first
    List<SettledDocument> settled(TenantId tenant, RunId run, NodeId call, @Nullable DocumentKey after, int limit);

    /// Documents of a run that need somebody: rejected, failed, unknown, superseded, cancelled, waiting with an
    /// attempt behind them; by id.
    ///
    /// @param after the id to start behind; 0 to start at the first
    List<TroubledDocument> troubled(TenantId tenant, RunId run, long after, int limit);

    /// Rejected records of a run in the order they were committed.
    ///
    /// @param skip how many to skip
    List<RejectedRecord> rejected(TenantId tenant, RunId run, long skip, int limit);

    /// What a results sink has kept, by key.
    ///
    /// @param after the key to start behind, or null to start at the first
    List<KeptResult> results(TenantId tenant, RunId run, NodeId sink, @Nullable String after, int limit);

    /// The balance of each call node of a run.
    Map<NodeId, Balance> balances(TenantId tenant, RunId run);

    /// What each node of a run did so far.
    Map<NodeId, NodeCounts> counts(TenantId tenant, RunId run);

    /// Turns what waits and is not being sent into [DocumentState#CANCELLED].
    ///
    /// @return how many were cancelled
    long cancelWaiting(Slice slice);
}
