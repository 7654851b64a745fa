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
/// the checkpoint, so nothing is read twice and nothing mapped twice: a resend sends the stored bytes.
///
/// In record mode an effect (tenant and document key) lives across runs and pipelines: a changed request gets the
/// next revision, an equal one is unchanged, and one document per effect is open at a time. Estimates never touch
/// effects.
///
/// A document is *handed out* by [#commit] or [#due] and comes back with an [Outcome]. Between the two, and after
/// a try that nobody answered until the document is settled, it *may be under way*: no newer document of its
/// effect is sent meanwhile. At rest it gives way to a newer one.
///
/// Safe for use by many threads. Three forms under one contract: memory, a local file, PostgreSQL.
public interface Ledger {

    /// Takes a split: from now on only the returned slice can commit to it. What an older slice was handed out and
    /// did not settle is due again.
    Slice take(TenantId tenant, RunId run, Mode mode, String stage, int split);

    SplitProgress progress(Slice slice);

    /// Commits a chunk.
    ///
    /// An intent becomes: [DocumentState#UNCHANGED] (record mode: equals the last recorded revision),
    /// [DocumentState#DUPLICATE] or [DocumentState#REJECTED] (the call has a document with this key in the run
    /// already, with the same or another request), else [DocumentState#WAITING].
    ///
    /// An older run's document of the same effect that waits at rest becomes [DocumentState#SUPERSEDED]. While an
    /// older one may be under way or is unknown, the new one waits for it: it is not handed out, and counts as
    /// waiting. Once the older one is settled, the new one is due, or unchanged if the older one recorded the same
    /// request.
    ///
    /// @return the documents of this chunk to send now, in the order of the intents
    /// @throws FencedOffException if another slice has taken the split; nothing is committed
    List<OpenDocument> commit(Slice slice, Chunk chunk);

    /// Hands out waiting documents of the split that may be sent at `now`, oldest first. What this slice was handed
    /// already is not handed out again before its outcome is settled.
    ///
    /// @throws FencedOffException if another slice has taken the split
    List<OpenDocument> due(Slice slice, Instant now, int limit);

    /// When the next waiting document of the split may be sent, [Instant#EPOCH] for at once; empty if none waits,
    /// or all that wait are handed out to this slice or wait for another run's document.
    Optional<Instant> nextDue(Slice slice);

    /// Commits outcomes and their attempts, in one commit. An outcome of a document that is settled already changes
    /// nothing; only [DocumentState#UNKNOWN] is settled by what is found out later.
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

    /// What a results sink has kept, by key, ordered by code point.
    ///
    /// @param after the key to start behind, or null to start at the first
    List<KeptResult> results(TenantId tenant, RunId run, NodeId sink, @Nullable String after, int limit);

    /// The balance of each call node of a run that a chunk was committed for.
    Map<NodeId, Balance> balances(TenantId tenant, RunId run);

    /// What each node of a run did so far.
    Map<NodeId, NodeCounts> counts(TenantId tenant, RunId run);

    /// Turns what waits and is not handed out to this slice into [DocumentState#CANCELLED]; in record mode into
    /// [DocumentState#UNKNOWN] what may have arrived, because a try went unanswered or an older slice was sending
    /// it.
    ///
    /// @return how many were cancelled
    /// @throws FencedOffException if another slice has taken the split
    long cancelWaiting(Slice slice);

    /// Deletes what a run that is over has: documents, attempts, results, rejected records, counters. Effects stay,
    /// with the last recorded answer each.
    ///
    /// @throws IllegalStateException if documents of the run wait or are unknown
    void forget(TenantId tenant, RunId run);
}
