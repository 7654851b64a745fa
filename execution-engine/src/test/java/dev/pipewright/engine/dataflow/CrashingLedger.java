package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.ErrorCount;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.SettledDocument;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.ledger.SplitProgress;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.engine.ledger.WorkList;
import dev.pipewright.model.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A ledger that dies at one of its commits: just before it, or just after it and before anybody hears of it.
public final class CrashingLedger implements Ledger {

    private final Ledger ledger;
    private final AtomicInteger until;
    private final boolean afterwards;
    private final Runnable meanwhile;

    /// The end of a process, as far as a test can have it.
    public static final class Crash extends Error {}

    /// A ledger that dies once.
    ///
    /// @param commit the number of the commit to die at, from 1
    /// @param afterwards true to die when the commit is durable
    public CrashingLedger(Ledger ledger, int commit, boolean afterwards) {
        this(ledger, commit, afterwards, () -> {});
    }

    /// @param meanwhile what happens elsewhere when it dies
    public CrashingLedger(Ledger ledger, int commit, boolean afterwards, Runnable meanwhile) {
        this.ledger = ledger;
        this.until = new AtomicInteger(commit);
        this.afterwards = afterwards;
        this.meanwhile = meanwhile;
    }

    /// True if it lived to the end.
    public boolean survived() {
        return until.get() > 0;
    }

    private void before() {
        int left = until.decrementAndGet();
        if (left == 0) {
            meanwhile.run();
        }
        if (left < 0 || (left == 0 && !afterwards)) {
            throw new Crash();
        }
    }

    private void after() {
        if (until.get() <= 0) {
            throw new Crash();
        }
    }

    @Override
    public List<OpenDocument> commit(Slice slice, Chunk chunk) {
        before();
        List<OpenDocument> documents = ledger.commit(slice, chunk);
        after();
        return documents;
    }

    @Override
    public void settle(Slice slice, List<Outcome> outcomes) {
        before();
        ledger.settle(slice, outcomes);
        after();
    }

    @Override
    public Slice take(TenantId tenant, RunId run, Mode mode, String stage, int split) {
        return ledger.take(tenant, run, mode, stage, split);
    }

    @Override
    public SplitProgress progress(Slice slice) {
        return ledger.progress(slice);
    }

    @Override
    public List<OpenDocument> due(Slice slice, Instant now, int limit) {
        return ledger.due(slice, now, limit);
    }

    @Override
    public Optional<Instant> nextDue(Slice slice) {
        return ledger.nextDue(slice);
    }

    @Override
    public List<SettledDocument> settled(
            TenantId tenant, RunId run, NodeId call, @Nullable DocumentKey after, int limit) {
        return ledger.settled(tenant, run, call, after, limit);
    }

    @Override
    public List<TroubledDocument> troubled(TenantId tenant, RunId run, long after, int limit) {
        return ledger.troubled(tenant, run, after, limit);
    }

    @Override
    public WorkList workList() {
        return ledger.workList();
    }

    @Override
    public List<RejectedRecord> rejected(TenantId tenant, RunId run, long skip, int limit) {
        return ledger.rejected(tenant, run, skip, limit);
    }

    @Override
    public List<KeptResult> results(TenantId tenant, RunId run, NodeId sink, @Nullable String after, int limit) {
        return ledger.results(tenant, run, sink, after, limit);
    }

    @Override
    public Map<NodeId, Balance> balances(TenantId tenant, RunId run) {
        return ledger.balances(tenant, run);
    }

    @Override
    public Map<NodeId, NodeCounts> counts(TenantId tenant, RunId run) {
        return ledger.counts(tenant, run);
    }

    @Override
    public Set<RunId> awaited(Slice slice) {
        return ledger.awaited(slice);
    }

    @Override
    public void abandon(TenantId tenant, RunId run, Mode mode) {
        ledger.abandon(tenant, run, mode);
    }

    @Override
    public void takeUp(TenantId tenant, RunId run, Mode mode) {
        before();
        ledger.takeUp(tenant, run, mode);
        after();
    }

    @Override
    public ErrorCount errors(TenantId tenant, RunId run, NodeId call) {
        return ledger.errors(tenant, run, call);
    }

    @Override
    public void forget(TenantId tenant, RunId run) {
        ledger.forget(tenant, run);
    }
}
