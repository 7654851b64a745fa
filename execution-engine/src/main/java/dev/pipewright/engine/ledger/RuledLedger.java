package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.NodeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The ledger's rules over any store. What its forms add is where and how they keep their tables.
abstract sealed class RuledLedger implements Ledger permits InMemoryLedger, SqliteLedger, PostgresLedger {

    private static final int IDLE_AT_ONCE = 1000;

    private final LedgerTables.Transactions store;
    private final Seal seal;
    private final WorkList workList;

    RuledLedger(LedgerTables.Transactions store, Seal seal) {
        this.store = store;
        this.seal = seal;
        this.workList = new WorkList(store, seal);
    }

    @Override
    public Slice take(TenantId tenant, RunId run, Mode mode, String stage, int split) {
        long fence = store.inTransaction(tenant, tables -> tables.take(run, stage, split));
        return new Slice(tenant, run, mode, stage, split, fence);
    }

    @Override
    public SplitProgress progress(Slice slice) {
        return store.inTransaction(slice.tenant(), tables -> tables.progress(slice));
    }

    @Override
    public List<OpenDocument> commit(Slice slice, Chunk chunk) {
        var commit = new ChunkCommit(slice, chunk, seal);
        return store.inTransaction(slice.tenant(), commit::with);
    }

    @Override
    public List<OpenDocument> due(Slice slice, Instant now, int limit) {
        return store.inTransaction(slice.tenant(), tables -> {
            hold(slice, tables);
            var ids =
                    tables.due(slice, now, limit).stream().map(DocumentRow::id).toList();
            var settlement = new Settlement(slice, ids, reasons(slice.tenant()), tables);
            var sent =
                    ids.stream().map(settlement::send).filter(Objects::nonNull).toList();
            settlement.write();
            Map<Long, Payload> requests = tables.requests(
                    sent.stream().map(each -> each.document().id()).toList());
            return sent.stream()
                    .map(each -> open(
                            slice.tenant(), each, requests.get(each.document().id())))
                    .toList();
        });
    }

    @Override
    public Optional<Instant> nextDue(Slice slice) {
        return store.inTransaction(slice.tenant(), tables -> tables.nextDue(slice));
    }

    @Override
    public Set<RunId> awaited(Slice slice) {
        var runs = new HashSet<RunId>();
        eachIdle(slice, (tables, rows) -> {
            var keys = rows.stream()
                    .filter(row -> row.standing() == Standing.QUEUED)
                    .map(DocumentRow::key)
                    .toList();
            var holders =
                    tables.effects(keys).values().stream().map(Effect::holder).toList();
            tables.documents(holders).values().forEach(holder -> runs.add(holder.run()));
        });
        runs.remove(slice.run());
        return runs;
    }

    @Override
    public void settle(Slice slice, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        var closed = outcomes.stream()
                .map(outcome -> ClosedOutcome.of(outcome, seal, slice.tenant()))
                .toList();
        store.inTransaction(slice.tenant(), tables -> {
            hold(slice, tables);
            settle(slice, closed, tables);
            return true;
        });
    }

    @Override
    public List<SettledDocument> settled(
            TenantId tenant, RunId run, NodeId call, @Nullable DocumentKey after, int limit) {
        return store.inTransaction(tenant, tables -> tables.settled(run, call, after, limit)).stream()
                .map(document -> new SettledDocument(
                        document.key(),
                        PayloadKind.CARRIED.open(seal, tenant, document.carried()),
                        PayloadKind.RESPONSE.open(seal, tenant, document.response())))
                .toList();
    }

    @Override
    public List<TroubledDocument> troubled(TenantId tenant, RunId run, long after, int limit) {
        return workList.troubled(tenant, run, WorkFilter.OPEN, after, limit);
    }

    @Override
    public WorkList workList() {
        return workList;
    }

    @Override
    public List<RejectedRecord> rejected(TenantId tenant, RunId run, long skip, int limit) {
        return store.inTransaction(tenant, tables -> tables.rejected(run, null, skip, limit)).stream()
                .map(rejection -> rejection.open(seal, tenant))
                .toList();
    }

    @Override
    public List<KeptResult> results(TenantId tenant, RunId run, NodeId sink, @Nullable String after, int limit) {
        return store.inTransaction(tenant, tables -> tables.results(run, sink, after, limit)).stream()
                .map(result -> new KeptResult(
                        result.sink(), result.key(), PayloadKind.RESULT.open(seal, tenant, result.record())))
                .toList();
    }

    @Override
    public Map<NodeId, Balance> balances(TenantId tenant, RunId run) {
        return read(tenant, run, Tally::balance);
    }

    @Override
    public Map<NodeId, NodeCounts> counts(TenantId tenant, RunId run) {
        return read(tenant, run, Tally::counts);
    }

    @Override
    public void abandon(TenantId tenant, RunId run, Mode mode) {
        for (StageSplit split : store.inTransaction(tenant, tables -> tables.splits(run))) {
            Slice last = take(tenant, run, mode, split.stage(), split.split());
            eachIdle(last, (tables, rows) -> {
                var ids = rows.stream().map(DocumentRow::id).toList();
                var settlement = new Settlement(last, ids, reasons(tenant), tables);
                ids.forEach(settlement::giveUp);
                settlement.write();
            });
        }
    }

    @Override
    public void takeUp(TenantId tenant, RunId run, Mode mode) {
        List<Slice> slices = store.inTransaction(tenant, tables -> tables.splits(run)).stream()
                .map(split -> take(tenant, run, mode, split.stage(), split.split()))
                .toList();
        new TakingUp(store, run, slices, reasons(tenant)).work(tenant, mode);
    }

    @Override
    public ErrorCount errors(TenantId tenant, RunId run, NodeId call) {
        return Tally.errors(store.inTransaction(tenant, tables -> tables.tallies(run)), call);
    }

    /// Does something with all waiting documents that the slice is not sending, some at a time.
    private void eachIdle(Slice slice, BiConsumer<LedgerTables, List<DocumentRow>> action) {
        long after = 0;
        while (true) {
            long from = after;
            List<DocumentRow> page = store.inTransaction(slice.tenant(), tables -> {
                hold(slice, tables);
                List<DocumentRow> rows = tables.idle(slice, from, IDLE_AT_ONCE);
                action.accept(tables, rows);
                return rows;
            });
            if (page.isEmpty()) {
                return;
            }
            after = page.getLast().id();
        }
    }

    @Override
    public void forget(TenantId tenant, RunId run) {
        store.inTransaction(tenant, tables -> {
            boolean open = read(tables.tallies(run), Tally::balance).values().stream()
                    .anyMatch(balance ->
                            balance.count(DocumentState.WAITING) > 0 || balance.count(DocumentState.UNKNOWN) > 0);
            if (open) {
                throw new IllegalStateException("run " + run + " has documents that wait or are unknown");
            }
            tables.forget(run);
            return true;
        });
    }

    private void settle(Slice slice, List<ClosedOutcome> outcomes, LedgerTables tables) {
        var ids = outcomes.stream().map(closed -> closed.outcome().documentId()).toList();
        var settlement = new Settlement(slice, ids, reasons(slice.tenant()), tables);
        var attempts = new ArrayList<StoredAttempt>();
        for (ClosedOutcome closed : outcomes) {
            DocumentRow before = settlement.row(closed.outcome().documentId());
            if (settlement.settle(closed) && before != null) {
                attempts.addAll(closed.attemptsAfter(before.attempts()));
            }
        }
        settlement.write();
        tables.addAttempts(attempts);
    }

    private static void hold(Slice slice, LedgerTables tables) {
        if (!tables.hold(slice, null, false)) {
            throw new FencedOffException(slice);
        }
    }

    private <T> Map<NodeId, T> read(TenantId tenant, RunId run, Function<Map<String, BigDecimal>, @Nullable T> as) {
        return read(store.inTransaction(tenant, tables -> tables.tallies(run)), as);
    }

    private static <T> Map<NodeId, T> read(
            Map<NodeId, Map<String, BigDecimal>> tallies, Function<Map<String, BigDecimal>, @Nullable T> as) {
        var byNode = new LinkedHashMap<NodeId, T>();
        new TreeMap<>(tallies).forEach((node, measures) -> {
            T value = as.apply(measures);
            if (value != null) {
                byNode.put(node, value);
            }
        });
        return byNode;
    }

    private OwnReasons reasons(TenantId tenant) {
        return new OwnReasons(seal, tenant);
    }

    private OpenDocument open(TenantId tenant, Settlement.HandedOut sent, @Nullable Payload request) {
        DocumentRow row = sent.document();
        if (request == null) {
            throw new IllegalStateException("a waiting document has lost its request: " + row);
        }
        return new OpenDocument(
                row.id(),
                row.key(),
                row.revision(),
                PayloadKind.REQUEST.open(seal, tenant, request),
                sent.tries(),
                sent.inDoubt());
    }
}
