package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
/// a try that may have arrived until the document is settled, it *may be under way*: no newer document of its
/// effect is sent meanwhile. At rest it gives way to a newer one. What is unknown when its run ends is sent again
/// first by the next run that has a document of its effect.
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
    /// older one may be under way, the new one waits for it: it is not handed out, and counts as waiting. Once
    /// the older one is settled, the new one is due, or unchanged if the older one recorded the same request. If
    /// the older one is unknown, the new one is due, see [#due].
    ///
    /// @return the documents of this chunk to send now, in the order of the intents
    /// @throws FencedOffException if another slice has taken the split; nothing is committed
    /// @throws DoubleResultException if a result has the key of another one; nothing is committed
    List<OpenDocument> commit(Slice slice, Chunk chunk);

    /// Hands out waiting documents of the split that may be sent at `now`, oldest first. What this slice was
    /// handed already is not handed out again before its outcome is settled.
    ///
    /// For a document that waits for an unknown one of an earlier run, that one is handed out instead, with its
    /// own bytes and idempotency key, if this split sends in the same way. If it is found out, the waiting one
    /// goes on. If it stays unknown, or is sent in another way, the waiting one becomes [DocumentState#FAILED].
    ///
    /// @throws FencedOffException if another slice has taken the split
    List<OpenDocument> due(Slice slice, Instant now, int limit);

    /// When the next waiting document of the split may be sent, [Instant#EPOCH] for at once; empty if none waits,
    /// or all that wait are handed out to this slice or wait for another run's document.
    Optional<Instant> nextDue(Slice slice);

    /// The other runs that documents of the split wait for: they must go on, or be given up by [#abandon].
    ///
    /// @throws FencedOffException if another slice has taken the split
    Set<RunId> awaited(Slice slice);

    /// Commits outcomes and their attempts, in one commit. An outcome of a document that is settled already
    /// changes nothing; only [DocumentState#UNKNOWN] is settled by what is found out later. If it was another
    /// run's, and the target has it, it becomes [DocumentState#SUPERSEDED]: the result is this run's.
    ///
    /// @throws FencedOffException if another slice has taken the split; nothing is committed
    void settle(Slice slice, List<Outcome> outcomes);

    /// Documents of a call that succeeded or are unchanged, by key.
    ///
    /// @param after the key to start behind, or null to start at the first
    List<SettledDocument> settled(TenantId tenant, RunId run, NodeId call, @Nullable DocumentKey after, int limit);

    /// Documents of a run that need somebody: rejected, failed, unknown, superseded, cancelled, waiting with an
    /// attempt behind them or for a reason; by id. What people have accepted is left out.
    ///
    /// @param after the id to start behind; 0 to start at the first
    List<TroubledDocument> troubled(TenantId tenant, RunId run, long after, int limit);

    /// What people do about what did not get through.
    WorkList workList();

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

    /// Gives up what a run has not settled: it becomes [DocumentState#CANCELLED], or in record mode
    /// [DocumentState#UNKNOWN] if it may have arrived. Whoever still works on the run can commit nothing any
    /// more. Belongs before the end of every run that did not come to its own, so that it holds nothing up.
    void abandon(TenantId tenant, RunId run, Mode mode);

    /// Takes up again what [#abandon] gave up, so that a run that failed can go on; nobody works on it. What was
    /// cancelled takes its effect again as a new document does, with its own request and revision: it waits, or is
    /// [DocumentState#UNCHANGED] if it was recorded meanwhile, or [DocumentState#SUPERSEDED] if a later run has a
    /// newer one. What may have arrived waits in doubt, unless a later run is asking about it. What people have
    /// accepted or settled stays as it is, and so does all that the end did not give up. What went wrong up to now
    /// is past, see [#errors].
    ///
    /// Safe to do again after it was interrupted, before the run goes on.
    void takeUp(TenantId tenant, RunId run, Mode mode);

    /// What the error limit of a call counts.
    ErrorCount errors(TenantId tenant, RunId run, NodeId call);

    /// Deletes what a run that is over has: documents, attempts, results, rejected records, counters. Effects
    /// stay, with the last recorded answer each.
    ///
    /// @throws IllegalStateException if documents of the run wait or are unknown
    void forget(TenantId tenant, RunId run);
}
