package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What people have accepted, in memory.
final class InMemoryAcceptances {

    private final Map<RunId, List<StoredAcceptance>> kept = new HashMap<>();
    private final Map<Long, UUID> documents = new HashMap<>();

    /// By identity: two records may be refused that are equal.
    private final IdentityHashMap<StoredRejection, UUID> records = new IdentityHashMap<>();

    boolean isMeant(DocumentRow row, WorkFilter filter) {
        CauseKey cause = filter.cause();
        return documents.containsKey(row.id()) == filter.accepted() && (cause == null || cause.covers(row));
    }

    boolean isMeant(StoredRejection rejection, WorkFilter filter) {
        CauseKey cause = filter.cause();
        return records.containsKey(rejection) == filter.accepted() && (cause == null || cause.covers(rejection));
    }

    long accept(List<DocumentRow> rows, UUID acceptance) {
        rows.forEach(row -> documents.put(row.id(), acceptance));
        return rows.size();
    }

    long acceptRecords(List<StoredRejection> rejections, UUID acceptance) {
        rejections.forEach(rejection -> records.put(rejection, acceptance));
        return rejections.size();
    }

    void add(RunId run, StoredAcceptance acceptance) {
        kept.computeIfAbsent(run, _ -> new ArrayList<>()).add(acceptance);
    }

    List<StoredAcceptance> of(RunId run) {
        return List.copyOf(kept.getOrDefault(run, List.of()));
    }

    void takeBack(RunId run, UUID acceptance) {
        kept.getOrDefault(run, new ArrayList<>()).removeIf(each -> each.id().equals(acceptance));
        documents.values().removeIf(acceptance::equals);
        records.values().removeIf(acceptance::equals);
    }

    void forget(RunId run) {
        of(run).forEach(acceptance -> takeBack(run, acceptance.id()));
        kept.remove(run);
    }
}
