package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people do about the documents and records of a run that did not get through. A part of [Ledger], in all
/// its forms. Safe for use by many threads.
public final class WorkList {

    private static final int AT_ONCE = 1000;

    /// What stands for the answer that never came.
    private static final Payload NO_ANSWER = Payload.of("{}");

    private final LedgerTables.Transactions store;
    private final Seal seal;

    WorkList(LedgerTables.Transactions store, Seal seal) {
        this.store = store;
        this.seal = seal;
    }

    /// Documents that need somebody, or of which somebody said that nothing will be done; by id.
    ///
    /// @param after the id to start behind; 0 to start at the first
    public List<TroubledDocument> troubled(TenantId tenant, RunId run, WorkFilter filter, long after, int limit) {
        return store.inTransaction(tenant, tables -> tables.troubled(run, filter, after, limit)).stream()
                .map(trouble -> open(tenant, trouble))
                .toList();
    }

    /// Rejected records of a cause, in the order they were committed.
    ///
    /// @param skip how many to skip
    public List<RejectedRecord> rejected(TenantId tenant, RunId run, WorkFilter filter, long skip, int limit) {
        return store.inTransaction(tenant, tables -> tables.rejected(run, filter, skip, limit)).stream()
                .map(rejection -> rejection.open(seal, tenant))
                .toList();
    }

    /// The documents that a selection means, by id; none for a cause of records.
    ///
    /// @param after the id to start behind; 0 to start at the first
    public List<SelectedDocument> selected(
            TenantId tenant, RunId run, TroubleSelection selection, long after, int limit) {
        return store.inTransaction(tenant, tables -> rows(tables, run, selection, after, limit)).stream()
                .map(row -> new SelectedDocument(row.id(), row.call(), row.key(), row.state()))
                .toList();
    }

    private static List<DocumentRow> rows(
            LedgerTables tables, RunId run, TroubleSelection selection, long after, int limit) {
        return switch (selection) {
            case TroubleSelection.OfCause(CauseKey cause) ->
                cause.isOfRecords() ? List.of() : tables.troubledRows(run, WorkFilter.of(cause), after, limit);
            case TroubleSelection.Documents(List<Long> ids) ->
                tables.documents(ids).values().stream()
                        .filter(row -> row.run().equals(run) && row.id() > after)
                        .sorted((one, other) -> Long.compare(one.id(), other.id()))
                        .limit(limit)
                        .toList();
        };
    }

    /// Takes documents or rejected records off the work list, because a person says that nothing will be done
    /// about them. What became of them stays as it is, and so does the balance.
    ///
    /// @param wanted who says so, when and why; what it is about, and how many there are, comes from the selection
    /// @return the acceptance as it is kept
    /// @throws WorkRefusedException if there is nothing to accept, or something waits; nothing has changed
    public Acceptance accept(TenantId tenant, RunId run, TroubleSelection selection, Acceptance wanted) {
        var note = PayloadKind.NOTE.closeText(seal, tenant, wanted.note());
        return store.inTransaction(tenant, tables -> {
            CauseKey cause = null;
            long count = switch (selection) {
                case TroubleSelection.OfCause(CauseKey of) -> {
                    cause = of;
                    refuseWaiting(of.state());
                    yield tables.accept(run, of, wanted.id());
                }
                case TroubleSelection.Documents(List<Long> ids) -> accept(tables, run, ids, wanted.id());
            };
            if (count == 0) {
                throw new WorkRefusedException(Sentence.of("engine.nothingToAccept"));
            }
            tables.addAcceptance(
                    run, new StoredAcceptance(wanted.id(), cause, wanted.person(), wanted.made(), note, count));
            return new Acceptance(wanted.id(), cause, wanted.person(), wanted.made(), wanted.note(), count);
        });
    }

    private static long accept(LedgerTables tables, RunId run, List<Long> ids, UUID acceptance) {
        var rows = tables.documents(ids);
        for (long id : ids) {
            DocumentRow row = rows.get(id);
            if (row == null || !row.run().equals(run)) {
                throw new WorkRefusedException(Sentence.of("engine.notInRun", "document", id));
            }
            refuseWaiting(row.state());
            if (!row.isTroubled()) {
                throw new WorkRefusedException(
                        Sentence.of("engine.notTroubled", "code", row.key().code()));
            }
        }
        return tables.accept(run, ids, acceptance);
    }

    private static void refuseWaiting(@Nullable DocumentState state) {
        if (state == DocumentState.WAITING) {
            throw new WorkRefusedException(Sentence.of("engine.acceptWaiting"));
        }
    }

    /// What people have accepted of a run, the first acceptance first.
    public List<Acceptance> acceptances(TenantId tenant, RunId run) {
        return store.inTransaction(tenant, tables -> tables.acceptances(run)).stream()
                .map(stored -> open(tenant, stored))
                .toList();
    }

    /// Puts back on the work list what was accepted.
    ///
    /// @return the acceptance, which is gone; empty if there is none of this id
    public Optional<Acceptance> takeBack(TenantId tenant, RunId run, UUID acceptance) {
        Optional<StoredAcceptance> gone = store.inTransaction(tenant, tables -> {
            Optional<StoredAcceptance> stored = tables.acceptances(run).stream()
                    .filter(each -> each.id().equals(acceptance))
                    .findFirst();
            stored.ifPresent(_ -> tables.takeBack(run, acceptance));
            return stored;
        });
        return gone.map(stored -> open(tenant, stored));
    }

    /// Settles documents that are unknown as a person found out. If the target has one, it is recorded: it
    /// succeeded, and an equal document is unchanged later, with an empty answer, because the target's never
    /// came. If not, it has failed, and the next run that has it sends it, with the same idempotency key if it
    /// is the same.
    ///
    /// Only for a run that is over: nobody works on its documents any more.
    ///
    /// @param mode the run's
    /// @return how many were settled
    /// @throws WorkRefusedException if one is not unknown, or another run that has it asks the target
    public long settle(TenantId tenant, RunId run, Mode mode, TroubleSelection selection, Finding finding) {
        if (selection instanceof TroubleSelection.OfCause(CauseKey cause) && cause.state() != DocumentState.UNKNOWN) {
            throw new WorkRefusedException(Sentence.of("engine.causeNotUnknown"));
        }
        if (selection instanceof TroubleSelection.Documents(List<Long> ids)) {
            return settle(tenant, run, mode, ids, finding);
        }
        long count = 0;
        List<SelectedDocument> page = selected(tenant, run, selection, 0, AT_ONCE);
        while (!page.isEmpty()) {
            count += settle(
                    tenant, run, mode, page.stream().map(SelectedDocument::id).toList(), finding);
            page = selected(tenant, run, selection, page.getLast().id(), AT_ONCE);
        }
        if (count == 0) {
            throw new WorkRefusedException(Sentence.of("engine.causeNotUnknown"));
        }
        return count;
    }

    private long settle(TenantId tenant, RunId run, Mode mode, List<Long> ids, Finding finding) {
        Payload answer = PayloadKind.RESPONSE.close(seal, tenant, NO_ANSWER);
        return store.inTransaction(tenant, tables -> {
            var settlement =
                    new PersonSettlement(run, mode, ids, finding, answer, new OwnReasons(seal, tenant), tables);
            ids.forEach(settlement::settle);
            settlement.write();
            return (long) ids.size();
        });
    }

    private Acceptance open(TenantId tenant, StoredAcceptance stored) {
        return new Acceptance(
                stored.id(),
                stored.cause(),
                stored.person(),
                stored.made(),
                PayloadKind.NOTE.openText(seal, tenant, stored.note()),
                stored.count());
    }

    private TroubledDocument open(TenantId tenant, StoredTrouble trouble) {
        DocumentRow row = trouble.row();
        Payload request = trouble.request();
        return new TroubledDocument(
                row.id(),
                row.call(),
                row.key(),
                row.state(),
                row.code(),
                Sentences.english().read(PayloadKind.MESSAGE.openText(seal, tenant, row.message())),
                row.field(),
                trouble.attempts().stream()
                        .map(attempt -> attempt.open(seal, tenant))
                        .toList(),
                request == null ? Payload.of("") : PayloadKind.REQUEST.open(seal, tenant, request));
    }
}
