package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the ledger's rules need of a store, within one transaction of one tenant. The rules are written once, in
/// [ChunkCommit] and [Settlement]; a store only keeps and finds. All payloads are closed already.
interface LedgerTables {

    /// Raises the fence of a split, which it makes if there is none, and returns it.
    long take(RunId run, String stage, int split);

    /// The splits of a run that were ever taken.
    List<StageSplit> splits(RunId run);

    /// Locks a split until the end of the transaction, and moves it on.
    ///
    /// @param checkpoint null leaves it as it is
    /// @param ended false leaves it as it is
    /// @return false, and nothing changes, if the split's fence is not the slice's
    boolean hold(Slice slice, @Nullable String checkpoint, boolean ended);

    SplitProgress progress(Slice slice);

    /// Locks the effects of these keys until the end of the transaction, and returns those that exist.
    Map<DocumentKey, Effect> effects(Collection<DocumentKey> keys);

    void saveEffects(Map<DocumentKey, Effect> effects);

    /// The request hash of each of these keys that a call of a run has a first document for.
    Map<DocumentKey, String> known(RunId run, NodeId call, Collection<DocumentKey> keys);

    /// The ids for this many new documents, ascending.
    long[] newIds(int count);

    void insert(List<NewDocument> documents);

    /// Documents by id; those that do not exist are missing.
    Map<Long, DocumentRow> documents(Collection<Long> ids);

    /// Keeps documents as they are now.
    ///
    /// @param responses of those that succeeded or became unchanged, by id
    void update(Collection<DocumentRow> documents, Map<Long, Payload> responses);

    void addAttempts(List<StoredAttempt> attempts);

    void addResults(Slice slice, List<StoredResult> results);

    void addRejected(Slice slice, List<StoredRejection> rejected);

    void add(Tally tally);

    /// Waiting documents that a slice may send, oldest first: at rest with their time come, or sent by an older
    /// slice.
    List<DocumentRow> due(Slice slice, Instant now, int limit);

    Optional<Instant> nextDue(Slice slice);

    /// Waiting documents of a split that the slice is not sending, by id.
    List<DocumentRow> idle(Slice slice, long after, int limit);

    /// The requests of documents, by id.
    Map<Long, Payload> requests(Collection<Long> ids);

    List<SettledDocument> settled(RunId run, NodeId call, @Nullable DocumentKey after, int limit);

    List<StoredTrouble> troubled(RunId run, WorkFilter filter, long after, int limit);

    /// Troubled documents without their payloads and attempts.
    List<DocumentRow> troubledRows(RunId run, WorkFilter filter, long after, int limit);

    /// Rejected records in the order they were committed.
    ///
    /// @param filter null for all
    List<StoredRejection> rejected(RunId run, @Nullable WorkFilter filter, long skip, int limit);

    /// Marks what is open of a cause as accepted.
    ///
    /// @return how many documents or records that are
    long accept(RunId run, CauseKey cause, UUID acceptance);

    /// Marks those of these documents as accepted that are open.
    ///
    /// @return how many that are
    long accept(RunId run, List<Long> documents, UUID acceptance);

    void addAcceptance(RunId run, StoredAcceptance acceptance);

    /// By the time they were made.
    List<StoredAcceptance> acceptances(RunId run);

    /// Removes an acceptance; what it was about is open again.
    void takeBack(RunId run, UUID acceptance);

    List<StoredResult> results(RunId run, NodeId sink, @Nullable String after, int limit);

    /// The sums of a run's counters, by node and measure.
    Map<NodeId, Map<String, BigDecimal>> tallies(RunId run);

    /// Deletes what a run has, save its effects.
    void forget(RunId run);

    /// A transaction of a tenant on a store.
    interface Transactions {
        /// Does the work whole or not at all; may do it again if the store asks to.
        <T> T inTransaction(TenantId tenant, Work<T> work);
    }

    /// What is done in a transaction.
    @FunctionalInterface
    interface Work<T> {
        T with(LedgerTables tables);
    }
}
