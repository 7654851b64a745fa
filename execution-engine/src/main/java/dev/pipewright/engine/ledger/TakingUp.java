package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Takes up again what the end of a run gave up: the opposite of [Settlement#giveUp], some documents at a time.
/// What was interrupted is done again from the beginning. Used by one thread.
final class TakingUp {

    private static final int AT_ONCE = 1000;

    private final LedgerTables.Transactions store;
    private final RunId run;
    private final List<Slice> slices;
    private final OwnReasons reasons;

    /// @param slices of all splits that the run ever had, just taken: nobody else works on them
    TakingUp(LedgerTables.Transactions store, RunId run, List<Slice> slices, OwnReasons reasons) {
        this.store = store;
        this.run = run;
        this.slices = slices;
        this.reasons = reasons;
    }

    void work(TenantId tenant, Mode mode) {
        long after = 0;
        List<DocumentRow> page;
        do {
            long from = after;
            page = store.inTransaction(tenant, tables -> {
                hold(tables);
                List<DocumentRow> rows = tables.troubledRows(run, WorkFilter.OPEN, from, AT_ONCE);
                takeUp(rows, mode, tables);
                return rows;
            });
            after = page.isEmpty() ? after : page.getLast().id();
        } while (!page.isEmpty());
        store.inTransaction(tenant, tables -> {
            hold(tables);
            leavePast(tables);
            return true;
        });
    }

    private void hold(LedgerTables tables) {
        for (Slice slice : slices) {
            if (!tables.hold(slice, null, false)) {
                throw new FencedOffException(slice);
            }
        }
    }

    private void takeUp(List<DocumentRow> rows, Mode mode, LedgerTables tables) {
        List<Long> ids =
                rows.stream().filter(TakingUp::isGivenUp).map(DocumentRow::id).toList();
        if (ids.isEmpty()) {
            return;
        }
        var changes = new DocumentChanges(mode, 0, ids, tables);
        for (long id : ids) {
            DocumentRow row = changes.present(id);
            if (row.state() == DocumentState.CANCELLED) {
                changes.readmit(row, reasons.overtaken());
            } else if (row.state() == DocumentState.UNKNOWN) {
                takeUpDoubt(row, changes);
            }
        }
        changes.write();
    }

    /// What an answer left unknown, or people settled, is not meant: what came behind the call may be through.
    private static boolean isGivenUp(DocumentRow row) {
        return OwnReasons.ENDED.equals(row.code())
                && (row.state() == DocumentState.CANCELLED || row.state() == DocumentState.UNKNOWN);
    }

    /// While a later run is asking about it, it stays that run's.
    private static void takeUpDoubt(DocumentRow row, DocumentChanges changes) {
        Effect held = changes.heldBy(row);
        if (held != null && held.queued() == 0) {
            changes.takeUpDoubt(row, held);
        }
    }

    private void leavePast(LedgerTables tables) {
        if (slices.isEmpty()) {
            return;
        }
        Slice any = slices.getFirst();
        Map<NodeId, Map<String, BigDecimal>> nodes = tables.tallies(run);
        var tally = new Tally();
        nodes.forEach((node, measures) -> {
            Balance balance = Tally.balance(measures);
            if (balance != null) {
                ErrorCount since = Tally.errors(nodes, node);
                long waiting = balance.count(DocumentState.WAITING);
                tally.past(
                        run,
                        new StageSplit(any.stage(), any.split()),
                        node,
                        new ErrorCount(since.errors(), since.all() - waiting));
            }
        });
        tables.add(tally);
    }
}
