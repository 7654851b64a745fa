package dev.pipewright.engine.ledger;

import dev.pipewright.engine.Mode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Documents that exist, and the effects they hold, as they become within one transaction. Collects changes and
/// writes them once. What one document's change means for the one behind it in the effect happens here.
final class DocumentChanges {

    private final Mode mode;
    private final LedgerTables tables;
    private final Tally tally = new Tally();
    private final Map<Long, DocumentRow> rows;
    private final Map<DocumentKey, Effect> effects;
    private final Map<Long, DocumentRow> changedRows = new LinkedHashMap<>();
    private final Map<DocumentKey, Effect> changedEffects = new LinkedHashMap<>();
    private final Map<Long, Payload> responses = new HashMap<>();

    /// Locks the documents and their effects.
    ///
    /// @param fence of the slice that works on them; 0 if none does
    DocumentChanges(Mode mode, long fence, Collection<Long> ids, LedgerTables tables) {
        this.mode = mode;
        this.tables = tables;
        this.rows = new HashMap<>(tables.documents(ids));
        if (mode == Mode.RECORD) {
            var keys = rows.values().stream()
                    .filter(DocumentRow::first)
                    .map(DocumentRow::key)
                    .collect(Collectors.toSet());
            this.effects = new HashMap<>(tables.effects(keys));
            rows.putAll(tables.documents(toReadNow(fence)));
        } else {
            this.effects = Map.of();
        }
    }

    /// What may have changed until its effect was locked, by a newer run or a release, and what stands before or
    /// behind a document in its effect.
    private Set<Long> toReadNow(long fence) {
        var ids = new HashSet<Long>();
        for (DocumentRow row : rows.values()) {
            if (row.standing() != Standing.SENT || row.fence() != fence) {
                ids.add(row.id());
            }
        }
        for (Effect effect : effects.values()) {
            if (effect.queued() != 0) {
                ids.add(effect.queued());
            }
            if (effect.queued() != 0 || (effect.holder() != 0 && !rows.containsKey(effect.holder()))) {
                ids.add(effect.holder());
            }
        }
        return ids;
    }

    @Nullable
    DocumentRow row(long id) {
        return rows.get(id);
    }

    /// A document that an effect names.
    DocumentRow present(long id) {
        DocumentRow row = rows.get(id);
        if (row == null) {
            throw new IllegalStateException("a document of an effect is gone: " + id);
        }
        return row;
    }

    /// The effect that a document holds; null if it holds none.
    @Nullable
    Effect heldBy(DocumentRow row) {
        Effect effect = effects.get(row.key());
        return effect != null && effect.holder() == row.id() ? effect : null;
    }

    /// The effect that a document waits for; null if it waits for none.
    @Nullable
    Effect awaitedBy(DocumentRow row) {
        Effect effect = effects.get(row.key());
        return effect != null && effect.queued() == row.id() ? effect : null;
    }

    void change(DocumentRow before, DocumentRow after) {
        tally.changed(before, after);
        rows.put(after.id(), after);
        changedRows.put(after.id(), after);
    }

    /// A document got its answer.
    void answered(DocumentRow document, Payload response) {
        responses.put(document.id(), response);
    }

    /// A document that was given up before it was sent wants its effect again. That of an estimate just waits.
    ///
    /// @param overtaken why it does not get it, if a newer one has it
    void readmit(DocumentRow row, DocumentRow.Reason overtaken) {
        if (mode == Mode.ESTIMATE) {
            change(row, row.takenUp(DocumentState.WAITING, Standing.AT_REST, row.revision(), DocumentRow.Reason.NONE));
            return;
        }
        Effect effect = effects.getOrDefault(row.key(), Effect.NONE);
        Effect.Admission admission = effect.readmit(row.id(), row.hash(), row.revision());
        boolean isOvertaken = admission.state() == DocumentState.SUPERSEDED;
        change(
                row,
                row.takenUp(
                        admission.state(),
                        admission.standing(),
                        admission.revision(),
                        isOvertaken ? overtaken : DocumentRow.Reason.NONE));
        if (admission.superseded() != 0) {
            DocumentRow holder = present(admission.superseded());
            change(holder, holder.settledAs(DocumentState.SUPERSEDED));
        }
        Payload recorded = effect.response();
        if (admission.state() == DocumentState.UNCHANGED && recorded != null) {
            answered(row, recorded);
        }
        change(row.key(), admission.effect());
    }

    /// A document of which nobody knew any more whether it arrived is worked on again.
    void takeUpDoubt(DocumentRow row, Effect held) {
        change(row, row.takenUpInDoubt());
        change(row.key(), held.held(Effect.Hold.UNDER_WAY));
    }

    /// A document waits behind no other any more.
    void leaveQueue(DocumentRow row, Effect effect) {
        change(row.key(), effect.queuing(0));
    }

    /// The effect is held otherwise than before; the document behind its holder hears of it.
    void hold(DocumentKey key, Effect effect) {
        change(key, effect);
        if (effect.queued() == 0) {
            return;
        }
        DocumentRow queued = present(effect.queued());
        switch (effect.hold()) {
            case FREE -> release(queued, effect);
            case AT_REST -> {
                DocumentRow holder = present(effect.holder());
                change(holder, holder.settledAs(DocumentState.SUPERSEDED));
                change(key, effect.free());
                release(queued, effect.free());
            }
            case UNKNOWN -> change(queued, queued.roused());
            case UNDER_WAY -> {}
        }
    }

    private void release(DocumentRow queued, Effect effect) {
        Effect.Admission admission = effect.release(queued.hash());
        Payload recorded = effect.response();
        if (admission.state() == DocumentState.UNCHANGED && recorded != null) {
            answered(queued, recorded);
        }
        change(queued, queued.released(admission.state(), admission.revision()));
        change(queued.key(), admission.effect());
    }

    private void change(DocumentKey key, Effect effect) {
        effects.put(key, effect);
        changedEffects.put(key, effect);
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
}
