package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables of one tenant in PostgreSQL, within one transaction: hands each question to the part that knows,
/// and names what went wrong.
final class PostgresTables implements LedgerTables {

    private final PostgresSplits splits;
    private final PostgresEffects effects;
    private final PostgresDocuments documents;
    private final PostgresWorkLists workLists;
    private final PostgresKept kept;
    private final PostgresAcceptances acceptances;

    private interface Access<T> {
        T get() throws SQLException;
    }

    private interface Change {
        void make() throws SQLException;
    }

    /// Carries a failure of the database through the ledger's rules, to where it may be tried again.
    static final class FailedException extends RuntimeException {

        private final SQLException cause;

        FailedException(SQLException cause) {
            super(cause);
            this.cause = cause;
        }

        SQLException cause() {
            return cause;
        }
    }

    PostgresTables(PostgresScope scope) {
        this.splits = new PostgresSplits(scope);
        this.effects = new PostgresEffects(scope);
        this.documents = new PostgresDocuments(scope);
        this.workLists = new PostgresWorkLists(scope);
        this.kept = new PostgresKept(scope);
        this.acceptances = new PostgresAcceptances(scope);
    }

    @Override
    public long take(RunId run, String stage, int split) {
        return get(() -> splits.take(run, stage, split));
    }

    @Override
    public List<StageSplit> splits(RunId run) {
        return get(() -> splits.of(run));
    }

    @Override
    public boolean hold(Slice slice, @Nullable String checkpoint, boolean ended) {
        return get(() -> splits.hold(slice, checkpoint, ended));
    }

    @Override
    public SplitProgress progress(Slice slice) {
        return get(() -> splits.progress(slice));
    }

    @Override
    public Map<DocumentKey, Effect> effects(Collection<DocumentKey> keys) {
        return get(() -> effects.find(keys));
    }

    @Override
    public void saveEffects(Map<DocumentKey, Effect> changed) {
        make(() -> effects.save(changed));
    }

    @Override
    public Map<DocumentKey, String> known(RunId run, NodeId call, Collection<DocumentKey> keys) {
        return get(() -> documents.known(run, call, keys));
    }

    @Override
    public long[] newIds(int count) {
        return get(() -> documents.newIds(count));
    }

    @Override
    public void insert(List<NewDocument> added) {
        make(() -> documents.insert(added));
    }

    @Override
    public Map<Long, DocumentRow> documents(Collection<Long> ids) {
        return get(() -> documents.find(ids));
    }

    @Override
    public void update(Collection<DocumentRow> changed, Map<Long, Payload> responses) {
        make(() -> documents.update(changed, responses));
    }

    @Override
    public void addAttempts(List<StoredAttempt> attempts) {
        make(() -> workLists.addAttempts(attempts));
    }

    @Override
    public void addResults(Slice slice, List<StoredResult> results) {
        make(() -> kept.addResults(slice.run(), results));
    }

    @Override
    public void addRejected(Slice slice, List<StoredRejection> rejected) {
        make(() -> kept.addRejected(slice.run(), rejected));
    }

    @Override
    public void add(Tally tally) {
        make(() -> splits.add(tally));
    }

    @Override
    public List<DocumentRow> due(Slice slice, Instant now, int limit) {
        return get(() -> workLists.due(slice, now, limit));
    }

    @Override
    public Optional<Instant> nextDue(Slice slice) {
        return get(() -> workLists.nextDue(slice));
    }

    @Override
    public List<DocumentRow> idle(Slice slice, long after, int limit) {
        return get(() -> workLists.idle(slice, after, limit));
    }

    @Override
    public Map<Long, Payload> requests(Collection<Long> ids) {
        return get(() -> documents.requests(ids));
    }

    @Override
    public List<SettledDocument> settled(RunId run, NodeId call, @Nullable DocumentKey after, int limit) {
        return get(() -> documents.settled(run, call, after, limit));
    }

    @Override
    public List<StoredTrouble> troubled(RunId run, WorkFilter filter, long after, int limit) {
        return get(() -> workLists.troubled(run, filter, after, limit));
    }

    @Override
    public List<DocumentRow> troubledRows(RunId run, WorkFilter filter, long after, int limit) {
        return get(() -> workLists.troubledRows(run, filter, after, limit));
    }

    @Override
    public List<StoredRejection> rejected(RunId run, @Nullable WorkFilter filter, long skip, int limit) {
        return get(() -> kept.rejected(run, filter, skip, limit));
    }

    @Override
    public long accept(RunId run, CauseKey cause, UUID acceptance) {
        return get(() -> acceptances.accept(run, cause, acceptance));
    }

    @Override
    public long accept(RunId run, List<Long> ids, UUID acceptance) {
        return get(() -> acceptances.accept(run, ids, acceptance));
    }

    @Override
    public void addAcceptance(RunId run, StoredAcceptance acceptance) {
        make(() -> acceptances.add(run, acceptance));
    }

    @Override
    public List<StoredAcceptance> acceptances(RunId run) {
        return get(() -> acceptances.of(run));
    }

    @Override
    public void takeBack(RunId run, UUID acceptance) {
        make(() -> acceptances.takeBack(run, acceptance));
    }

    @Override
    public List<StoredResult> results(RunId run, NodeId sink, @Nullable String after, int limit) {
        return get(() -> kept.results(run, sink, after, limit));
    }

    @Override
    public Map<NodeId, Map<String, BigDecimal>> tallies(RunId run) {
        return get(() -> splits.tallies(run));
    }

    @Override
    public void forget(RunId run) {
        make(() -> kept.forget(run));
    }

    private static <T> T get(Access<T> access) {
        try {
            return access.get();
        } catch (SQLException e) {
            throw new FailedException(e);
        }
    }

    private static void make(Change change) {
        get(() -> {
            change.make();
            return true;
        });
    }
}
