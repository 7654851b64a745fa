package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Changes of documents that exist, and of the effects they hold, within one transaction. Collects them and writes
/// them once.
final class Settlement {

    private final Slice slice;
    private final LedgerTables tables;
    private final Tally tally = new Tally();
    private final Map<Long, DocumentRow> rows;
    private final Map<DocumentKey, Effect> effects;
    private final Map<Long, DocumentRow> changedRows = new LinkedHashMap<>();
    private final Map<DocumentKey, Effect> changedEffects = new LinkedHashMap<>();
    private final Map<Long, Payload> responses = new HashMap<>();

    /// Locks the documents and their effects.
    Settlement(Slice slice, Collection<Long> ids, LedgerTables tables) {
        this.slice = slice;
        this.tables = tables;
        Map<Long, DocumentRow> found = tables.documents(ids);
        if (slice.mode() == Mode.RECORD) {
            var keys = found.values().stream()
                    .filter(DocumentRow::first)
                    .map(DocumentRow::key)
                    .collect(Collectors.toSet());
            this.effects = new HashMap<>(tables.effects(keys));
            // Only what is not being sent can change until its effect is locked: by a newer run, or by a release.
            boolean mayHaveChanged = found.values().stream().anyMatch(row -> row.standing() != Standing.SENT);
            this.rows = new HashMap<>(mayHaveChanged ? tables.documents(ids) : found);
        } else {
            this.effects = Map.of();
            this.rows = new HashMap<>(found);
        }
    }

    @Nullable
    DocumentRow row(long id) {
        return rows.get(id);
    }

    /// Hands a document out; false if it is no longer to be sent.
    boolean send(long id) {
        DocumentRow row = rows.get(id);
        if (row == null || row.state() != DocumentState.WAITING || row.standing() == Standing.QUEUED) {
            return false;
        }
        change(row, row.sentBy(slice));
        Effect effect = effects.get(row.key());
        if (effect != null && effect.holder() == id) {
            change(row.key(), effect.held(Effect.Hold.UNDER_WAY));
        }
        return true;
    }

    /// Puts an outcome into effect.
    ///
    /// @param response the target's answer, closed
    /// @return false, and nothing changes, if the document is settled already
    boolean settle(Outcome outcome, @Nullable Payload response, @Nullable Payload message) {
        DocumentRow row = rows.get(outcome.documentId());
        if (row == null || !belongs(row)) {
            throw new IllegalArgumentException("an outcome for a document of another split: " + outcome.documentId());
        }
        if (row.standing() == Standing.QUEUED) {
            throw new IllegalArgumentException(
                    "an outcome for a document that was not handed out: " + outcome.documentId());
        }
        if (isOver(row, outcome)) {
            return false;
        }
        DocumentRow after = row.after(outcome, message);
        change(row, after);
        if (response != null) {
            responses.put(row.id(), response);
        }
        Effect effect = effects.get(row.key());
        if (effect != null && effect.holder() == row.id()) {
            change(row.key(), following(effect, after, response));
            supersedeIfResting(after);
            releaseQueued(row.key());
        }
        return true;
    }

    /// Gives a document up that nobody is sending.
    ///
    /// @return the state it got
    DocumentState cancel(long id) {
        DocumentRow row = rows.get(id);
        if (row == null || row.state() != DocumentState.WAITING) {
            return DocumentState.WAITING;
        }
        boolean mayHaveArrived = slice.mode() == Mode.RECORD && row.inDoubtFor(slice);
        DocumentRow after = row.settledAs(mayHaveArrived ? DocumentState.UNKNOWN : DocumentState.CANCELLED);
        change(row, after);
        Effect effect = effects.get(row.key());
        if (effect != null && effect.queued() == id) {
            change(row.key(), effect.queuing(0));
        } else if (effect != null && effect.holder() == id) {
            change(row.key(), mayHaveArrived ? effect.held(Effect.Hold.UNKNOWN) : effect.free());
            releaseQueued(row.key());
        }
        return after.state();
    }

    /// Writes what changed.
    void write() {
        if (!changedRows.isEmpty()) {
            tables.update(changedRows.values(), responses);
            tables.add(tally);
        }
        if (!changedEffects.isEmpty()) {
            tables.saveEffects(changedEffects);
        }
    }

    /// True if the outcome comes too late; what is unknown may still be found out.
    private static boolean isOver(DocumentRow row, Outcome outcome) {
        return row.state() == DocumentState.UNKNOWN
                ? outcome.state() == DocumentState.UNKNOWN
                : row.state().isSettled();
    }

    private boolean belongs(DocumentRow row) {
        return row.run().equals(slice.run()) && row.stage().equals(slice.stage()) && row.split() == slice.split();
    }

    private static Effect following(Effect effect, DocumentRow after, @Nullable Payload response) {
        return switch (after.state()) {
            case WAITING -> effect.held(after.doubtful() ? Effect.Hold.UNDER_WAY : Effect.Hold.AT_REST);
            case SUCCEEDED ->
                response == null ? effect.free() : effect.recorded(after.revision(), after.hash(), response);
            case UNKNOWN -> effect.held(Effect.Hold.UNKNOWN);
            case REJECTED -> effect.refused();
            case UNCHANGED, DUPLICATE, FAILED, SUPERSEDED, CANCELLED -> effect.free();
        };
    }

    /// A document that came to rest gives way to one that waits behind it.
    private void supersedeIfResting(DocumentRow holder) {
        Effect effect = effects.getOrDefault(holder.key(), Effect.NONE);
        if (effect.hold() == Effect.Hold.AT_REST && effect.queued() != 0) {
            change(holder, holder.settledAs(DocumentState.SUPERSEDED));
            change(holder.key(), effect.free());
        }
    }

    private void releaseQueued(DocumentKey key) {
        Effect effect = effects.getOrDefault(key, Effect.NONE);
        if (!effect.mayRelease()) {
            return;
        }
        DocumentRow queued = queued(effect.queued());
        Effect.Admission admission = effect.release(queued.hash());
        Payload recorded = effect.response();
        if (admission.state() == DocumentState.UNCHANGED && recorded != null) {
            responses.put(queued.id(), recorded);
        }
        change(queued, queued.released(admission.state(), admission.revision()));
        change(key, admission.effect());
    }

    private DocumentRow queued(long id) {
        DocumentRow row = rows.get(id);
        if (row == null) {
            row = tables.documents(List.of(id)).get(id);
        }
        if (row == null) {
            throw new IllegalStateException("the document queued behind an effect is gone: " + id);
        }
        return row;
    }

    private void change(DocumentRow before, DocumentRow after) {
        tally.changed(before, after);
        rows.put(after.id(), after);
        changedRows.put(after.id(), after);
    }

    private void change(DocumentKey key, Effect effect) {
        effects.put(key, effect);
        changedEffects.put(key, effect);
    }
}
