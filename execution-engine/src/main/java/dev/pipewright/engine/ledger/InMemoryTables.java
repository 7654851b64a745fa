package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables of one tenant in memory. Used by one thread at a time.
final class InMemoryTables implements LedgerTables {

    private record SplitName(RunId run, String stage, int split) {
        static SplitName of(Slice slice) {
            return new SplitName(slice.run(), slice.stage(), slice.split());
        }

        static SplitName of(DocumentRow row) {
            return new SplitName(row.run(), row.stage(), row.split());
        }
    }

    private record NodeName(RunId run, NodeId node) {}

    private record SplitRow(long fence, @Nullable String checkpoint, boolean ended) {}

    private record Held(
            DocumentRow row, NewDocument document, @Nullable Payload response) {}

    private final Map<SplitName, SplitRow> splits = new HashMap<>();
    private final Map<DocumentKey, Effect> effects = new HashMap<>();
    private final TreeMap<Long, Held> documents = new TreeMap<>();
    private final Map<NodeName, TreeMap<DocumentKey, Long>> firsts = new HashMap<>();
    private final Map<SplitName, TreeSet<Long>> waiting = new HashMap<>();
    private final Map<Long, List<StoredAttempt>> attempts = new HashMap<>();
    private final Map<NodeName, TreeMap<String, StoredResult>> results = new HashMap<>();
    private final Map<RunId, List<StoredRejection>> rejections = new HashMap<>();
    private final TreeMap<Tally.Counter, BigDecimal> counters = new TreeMap<>();
    private final InMemoryAcceptances acceptances = new InMemoryAcceptances();
    private long lastId;

    @Override
    public long take(RunId run, String stage, int split) {
        return splits.merge(
                        new SplitName(run, stage, split),
                        new SplitRow(1, null, false),
                        (present, _) -> new SplitRow(present.fence + 1, present.checkpoint, present.ended))
                .fence;
    }

    @Override
    public List<StageSplit> splits(RunId run) {
        return splits.keySet().stream()
                .filter(name -> name.run.equals(run))
                .map(name -> new StageSplit(name.stage, name.split))
                .toList();
    }

    @Override
    public boolean hold(Slice slice, @Nullable String checkpoint, boolean ended) {
        SplitRow row = splits.get(SplitName.of(slice));
        if (row == null || row.fence != slice.fence()) {
            return false;
        }
        splits.put(
                SplitName.of(slice),
                new SplitRow(row.fence, checkpoint == null ? row.checkpoint : checkpoint, row.ended || ended));
        return true;
    }

    @Override
    public SplitProgress progress(Slice slice) {
        SplitRow row = splits.get(SplitName.of(slice));
        int waits = waitingOf(slice).size();
        return row == null
                ? new SplitProgress(null, false, waits)
                : new SplitProgress(row.checkpoint, row.ended, waits);
    }

    @Override
    public Map<DocumentKey, Effect> effects(Collection<DocumentKey> keys) {
        var found = new HashMap<DocumentKey, Effect>();
        for (DocumentKey key : keys) {
            Effect effect = effects.get(key);
            if (effect != null) {
                found.put(key, effect);
            }
        }
        return found;
    }

    @Override
    public void saveEffects(Map<DocumentKey, Effect> changed) {
        effects.putAll(changed);
    }

    @Override
    public Map<DocumentKey, String> known(RunId run, NodeId call, Collection<DocumentKey> keys) {
        var present = firsts.getOrDefault(new NodeName(run, call), new TreeMap<>());
        var found = new HashMap<DocumentKey, String>();
        for (DocumentKey key : keys) {
            Long id = present.get(key);
            if (id != null) {
                found.put(key, row(id).hash());
            }
        }
        return found;
    }

    @Override
    public long[] newIds(int count) {
        var ids = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = ++lastId;
        }
        return ids;
    }

    @Override
    public void insert(List<NewDocument> added) {
        for (NewDocument document : added) {
            DocumentRow row = document.row();
            documents.put(row.id(), new Held(row, document, document.response()));
            if (row.first()) {
                firsts.computeIfAbsent(new NodeName(row.run(), row.call()), _ -> new TreeMap<>())
                        .put(row.key(), row.id());
            }
            queue(row);
        }
    }

    @Override
    public Map<Long, DocumentRow> documents(Collection<Long> ids) {
        var found = new LinkedHashMap<Long, DocumentRow>();
        for (long id : ids) {
            Held held = documents.get(id);
            if (held != null) {
                found.put(id, held.row);
            }
        }
        return found;
    }

    @Override
    public void update(Collection<DocumentRow> changed, Map<Long, Payload> responses) {
        for (DocumentRow row : changed) {
            documents.computeIfPresent(
                    row.id(), (id, held) -> new Held(row, held.document, responses.getOrDefault(id, held.response)));
            queue(row);
        }
    }

    @Override
    public void addAttempts(List<StoredAttempt> added) {
        added.forEach(attempt -> attempts.computeIfAbsent(attempt.document(), _ -> new ArrayList<>())
                .add(attempt));
    }

    @Override
    public void addResults(Slice slice, List<StoredResult> added) {
        for (StoredResult result : added) {
            var kept = results.computeIfAbsent(
                    new NodeName(slice.run(), result.sink()), _ -> new TreeMap<>(CodePointOrder.BY_CODE_POINT));
            if (kept.putIfAbsent(result.key(), result) != null) {
                throw new DoubleResultException(slice.run());
            }
        }
    }

    @Override
    public void addRejected(Slice slice, List<StoredRejection> added) {
        rejections.computeIfAbsent(slice.run(), _ -> new ArrayList<>()).addAll(added);
    }

    @Override
    public void add(Tally tally) {
        tally.changes().forEach((counter, change) -> counters.merge(counter, change, BigDecimal::add));
    }

    @Override
    public List<DocumentRow> due(Slice slice, Instant now, int limit) {
        return mine(slice, row -> mayBeSent(row, slice) && !row.due().isAfter(now))
                .sorted(Comparator.comparing(DocumentRow::due).thenComparingLong(DocumentRow::id))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Instant> nextDue(Slice slice) {
        return mine(slice, row -> mayBeSent(row, slice)).map(DocumentRow::due).min(Instant::compareTo);
    }

    @Override
    public List<DocumentRow> idle(Slice slice, long after, int limit) {
        return mine(slice, row -> row.id() > after && (row.standing() == Standing.QUEUED || mayBeSent(row, slice)))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<Long, Payload> requests(Collection<Long> ids) {
        var found = new HashMap<Long, Payload>();
        for (long id : ids) {
            Held held = documents.get(id);
            Payload request = held == null ? null : held.document.request();
            if (request != null) {
                found.put(id, request);
            }
        }
        return found;
    }

    @Override
    public List<SettledDocument> settled(RunId run, NodeId call, @Nullable DocumentKey after, int limit) {
        NavigableMap<DocumentKey, Long> keys = firsts.getOrDefault(new NodeName(run, call), new TreeMap<>());
        var page = new ArrayList<SettledDocument>();
        for (long id : (after == null ? keys : keys.tailMap(after, false)).values()) {
            Held held = documents.get(id);
            if (page.size() == limit) {
                break;
            }
            if (held != null && held.response != null && held.document.carried() != null) {
                page.add(new SettledDocument(held.row.key(), held.document.carried(), held.response));
            }
        }
        return page;
    }

    @Override
    public List<StoredTrouble> troubled(RunId run, WorkFilter filter, long after, int limit) {
        return troubledRows(run, filter, after, limit).stream()
                .map(row -> new StoredTrouble(
                        row, requests(List.of(row.id())).get(row.id()), attempts.getOrDefault(row.id(), List.of())))
                .toList();
    }

    @Override
    public List<DocumentRow> troubledRows(RunId run, WorkFilter filter, long after, int limit) {
        return documents.tailMap(after, false).values().stream()
                .map(Held::row)
                .filter(row -> row.run().equals(run) && row.isTroubled() && acceptances.isMeant(row, filter))
                .limit(limit)
                .toList();
    }

    @Override
    public List<StoredRejection> rejected(RunId run, @Nullable WorkFilter filter, long skip, int limit) {
        return rejections.getOrDefault(run, List.of()).stream()
                .filter(rejection -> filter == null || acceptances.isMeant(rejection, filter))
                .skip(skip)
                .limit(limit)
                .toList();
    }

    @Override
    public long accept(RunId run, CauseKey cause, UUID acceptance) {
        var filter = WorkFilter.of(cause);
        return cause.isOfRecords()
                ? acceptances.acceptRecords(rejected(run, filter, 0, Integer.MAX_VALUE), acceptance)
                : acceptances.accept(troubledRows(run, filter, 0, Integer.MAX_VALUE), acceptance);
    }

    @Override
    public long accept(RunId run, List<Long> ids, UUID acceptance) {
        return acceptances.accept(
                troubledRows(run, WorkFilter.OPEN, 0, Integer.MAX_VALUE).stream()
                        .filter(row -> ids.contains(row.id()))
                        .toList(),
                acceptance);
    }

    @Override
    public void addAcceptance(RunId run, StoredAcceptance acceptance) {
        acceptances.add(run, acceptance);
    }

    @Override
    public List<StoredAcceptance> acceptances(RunId run) {
        return acceptances.of(run);
    }

    @Override
    public void takeBack(RunId run, UUID acceptance) {
        acceptances.takeBack(run, acceptance);
    }

    @Override
    public List<StoredResult> results(RunId run, NodeId sink, @Nullable String after, int limit) {
        NavigableMap<String, StoredResult> kept = results.getOrDefault(new NodeName(run, sink), new TreeMap<>());
        return (after == null ? kept : kept.tailMap(after, false))
                .values().stream().limit(limit).toList();
    }

    @Override
    public Map<NodeId, Map<String, BigDecimal>> tallies(RunId run) {
        var sums = new HashMap<NodeId, Map<String, BigDecimal>>();
        counters.forEach((counter, value) -> {
            if (counter.run().equals(run)) {
                sums.computeIfAbsent(counter.node(), _ -> new HashMap<>())
                        .merge(counter.measure(), value, BigDecimal::add);
            }
        });
        return sums;
    }

    @Override
    public void forget(RunId run) {
        var gone = documents.values().stream()
                .map(Held::row)
                .filter(row -> row.run().equals(run))
                .map(DocumentRow::id)
                .toList();
        gone.forEach(id -> {
            documents.remove(id);
            attempts.remove(id);
        });
        firsts.keySet().removeIf(name -> name.run.equals(run));
        results.keySet().removeIf(name -> name.run.equals(run));
        splits.keySet().removeIf(name -> name.run.equals(run));
        waiting.keySet().removeIf(name -> name.run.equals(run));
        counters.keySet().removeIf(counter -> counter.run().equals(run));
        rejections.remove(run);
        acceptances.forget(run);
    }

    private Stream<DocumentRow> mine(Slice slice, Predicate<DocumentRow> which) {
        return waitingOf(slice).stream().map(this::row).filter(which);
    }

    private static boolean mayBeSent(DocumentRow row, Slice slice) {
        return row.standing() == Standing.AT_REST || (row.standing() == Standing.SENT && row.fence() < slice.fence());
    }

    private Set<Long> waitingOf(Slice slice) {
        return waiting.getOrDefault(SplitName.of(slice), new TreeSet<>());
    }

    private void queue(DocumentRow row) {
        var queue = waiting.computeIfAbsent(SplitName.of(row), _ -> new TreeSet<>());
        if (row.state().isSettled()) {
            queue.remove(row.id());
        } else {
            queue.add(row.id());
        }
    }

    private DocumentRow row(long id) {
        Held held = documents.get(id);
        if (held == null) {
            throw new IllegalStateException("document " + id + " is gone");
        }
        return held.row;
    }
}
