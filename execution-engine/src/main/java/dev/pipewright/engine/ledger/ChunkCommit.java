package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Commits one chunk: decides what each intent becomes and writes everything at once.
final class ChunkCommit {

    private final Slice slice;
    private final Chunk chunk;
    private final OwnReasons reasons;
    private final List<ClosedIntent> intents;
    private final List<StoredResult> results;
    private final List<StoredRejection> rejected;

    private record ClosedIntent(Intent intent, Payload request, Payload carried) {}

    /// Closes the payloads, before the transaction begins.
    ChunkCommit(Slice slice, Chunk chunk, Seal seal) {
        if (chunk.call() == null && !chunk.intents().isEmpty()) {
            throw new IllegalArgumentException("intents without the call they are for");
        }
        this.slice = slice;
        this.chunk = chunk;
        this.reasons = new OwnReasons(seal, slice.tenant());
        this.intents = chunk.intents().stream()
                .map(intent -> new ClosedIntent(
                        intent,
                        PayloadKind.REQUEST.close(seal, slice.tenant(), intent.request()),
                        PayloadKind.CARRIED.close(seal, slice.tenant(), intent.carried())))
                .toList();
        this.results = chunk.results().stream()
                .map(result -> new StoredResult(
                        result.sink(), result.key(), PayloadKind.RESULT.close(seal, slice.tenant(), result.record())))
                .toList();
        this.rejected = chunk.rejected().stream()
                .map(record -> StoredRejection.of(record, seal, slice.tenant()))
                .toList();
    }

    /// Commits the chunk and returns the documents to send now.
    List<OpenDocument> with(LedgerTables tables) {
        if (!tables.hold(slice, chunk.checkpoint(), chunk.ended())) {
            throw new FencedOffException(slice);
        }
        var tally = new Tally();
        NodeId call = chunk.call();
        List<OpenDocument> open = call == null ? List.of() : admit(call, tables, tally);
        tables.addResults(slice, results);
        tables.addRejected(slice, rejected);
        results.forEach(result -> tally.results(slice, result.sink(), 1));
        chunk.counts().forEach((node, counts) -> tally.node(slice, node, counts));
        NodeId source = chunk.source();
        if (source != null) {
            tally.read(
                    slice,
                    source,
                    chunk.counts().getOrDefault(source, NodeCounts.ZERO).in());
        }
        tables.add(tally);
        return open;
    }

    private List<OpenDocument> admit(NodeId call, LedgerTables tables, Tally tally) {
        tally.call(slice, call);
        if (intents.isEmpty()) {
            return List.of();
        }
        var keys = intents.stream().map(closed -> closed.intent().key()).collect(Collectors.toSet());
        Map<DocumentKey, Effect> effects = slice.mode() == Mode.RECORD ? new HashMap<>(tables.effects(keys)) : Map.of();
        var known = new HashMap<>(tables.known(slice.run(), call, keys));
        long[] ids = tables.newIds(intents.size());

        var documents = new ArrayList<NewDocument>();
        var changed = new LinkedHashMap<DocumentKey, Effect>();
        var superseded = new ArrayList<Long>();
        for (int i = 0; i < ids.length; i++) {
            ClosedIntent closed = intents.get(i);
            DocumentKey key = closed.intent().key();
            String hash = closed.intent().requestHash();
            String present = known.putIfAbsent(key, hash);
            if (present != null) {
                documents.add(present.equals(hash) ? duplicate(ids[i], call, closed) : conflict(ids[i], call, closed));
            } else if (slice.mode() == Mode.ESTIMATE) {
                documents.add(admitted(ids[i], call, closed, 0, DocumentState.WAITING, Standing.SENT, null));
            } else {
                Effect.Admission admission =
                        effects.getOrDefault(key, Effect.NONE).admit(ids[i], hash);
                changed.put(key, admission.effect());
                if (admission.superseded() != 0) {
                    superseded.add(admission.superseded());
                }
                documents.add(admitted(ids[i], call, closed, admission));
            }
        }
        supersede(superseded, tables, tally);
        tables.insert(documents);
        tables.saveEffects(changed);
        documents.forEach(document -> tally.formed(document.row(), document.amount()));
        return toSend(documents);
    }

    private static void supersede(List<Long> ids, LedgerTables tables, Tally tally) {
        if (ids.isEmpty()) {
            return;
        }
        var after = new ArrayList<DocumentRow>();
        for (DocumentRow before : tables.documents(ids).values()) {
            DocumentRow settled = before.settledAs(DocumentState.SUPERSEDED);
            tally.changed(before, settled);
            after.add(settled);
        }
        tables.update(after, Map.of());
    }

    private List<OpenDocument> toSend(List<NewDocument> documents) {
        var open = new ArrayList<OpenDocument>();
        for (int i = 0; i < documents.size(); i++) {
            DocumentRow row = documents.get(i).row();
            if (row.standing() == Standing.SENT) {
                open.add(new OpenDocument(
                        row.id(),
                        row.key(),
                        row.revision(),
                        intents.get(i).intent().request(),
                        0,
                        false));
            }
        }
        return open;
    }

    private NewDocument admitted(long id, NodeId call, ClosedIntent closed, Effect.Admission admission) {
        Payload response = admission.state() == DocumentState.UNCHANGED
                ? admission.effect().response()
                : null;
        return admitted(id, call, closed, admission.revision(), admission.state(), admission.standing(), response);
    }

    private NewDocument admitted(
            long id,
            NodeId call,
            ClosedIntent closed,
            long revision,
            DocumentState state,
            Standing standing,
            @Nullable Payload response) {
        var row = row(id, call, closed.intent(), true, state, standing, revision);
        return document(row, closed, closed.request(), closed.carried(), response);
    }

    private NewDocument duplicate(long id, NodeId call, ClosedIntent closed) {
        var row = row(id, call, closed.intent(), false, DocumentState.DUPLICATE, Standing.SETTLED, 0);
        return document(row, closed, null, null, null);
    }

    private NewDocument conflict(long id, NodeId call, ClosedIntent closed) {
        var row = row(id, call, closed.intent(), false, DocumentState.WAITING, Standing.AT_REST, 0)
                .settledAs(DocumentState.REJECTED, reasons.conflict());
        return document(row, closed, closed.request(), closed.carried(), null);
    }

    private static NewDocument document(
            DocumentRow row,
            ClosedIntent closed,
            @Nullable Payload request,
            @Nullable Payload carried,
            @Nullable Payload response) {
        return new NewDocument(row, closed.intent().amount(), closed.intent().origin(), request, carried, response);
    }

    private DocumentRow row(
            long id, NodeId call, Intent intent, boolean first, DocumentState state, Standing standing, long revision) {
        return new DocumentRow(
                id,
                slice.run(),
                slice.stage(),
                slice.split(),
                call,
                intent.key(),
                intent.via(),
                intent.requestHash(),
                first,
                state,
                standing,
                false,
                standing == Standing.SENT ? slice.fence() : 0,
                revision,
                0,
                0,
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
