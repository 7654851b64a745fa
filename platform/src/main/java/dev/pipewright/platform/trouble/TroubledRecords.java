package dev.pipewright.platform.trouble;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.NamedField;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.engine.ledger.CallRecord;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.PostgresRecords;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.sensitive.Mask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records behind what did not get through, for people who want to change them and send them again. Safe for
/// use by many threads.
public final class TroubledRecords {

    /// Of each cause, so many records are looked at.
    private static final int MOST = 10_000;

    private final RunStore runs;
    private final PostgresRecords records;

    public TroubledRecords(RunStore runs, PostgresRecords records) {
        this.runs = runs;
        this.records = records;
    }

    /// The record of a document, as it reached the call, with what is sensitive hidden: for people.
    ///
    /// @param document its id in the work list
    /// @return empty if the run has no such document that did not get through, or no longer keeps its record
    public Optional<TroubledRecord> of(TenantId tenant, RunId run, long document) {
        return records.of(tenant, run, document).map(found -> {
            Map<String, @Nullable Object> fields = ValueCount.fieldsOf(found.json())
                    .orElseThrow(() -> new IllegalStateException("a record that is none: " + document));
            LedgerMask ofRun = maskOf(tenant, run);
            Mask mask = ofRun.entering(found.call());
            Map<String, @Nullable Object> shown = mask.of(fields);
            return new TroubledRecord(
                    masked(found, mask, fields, shown),
                    shown,
                    pathOf(found, fields),
                    corrections(tenant, run).stream().map(ofRun::shown).toList());
        });
    }

    private LedgerMask maskOf(TenantId tenant, RunId run) {
        return LedgerMask.of(PipelineJson.read(runs.pipelineOf(tenant, run)).pipeline());
    }

    private static CallRecord masked(
            CallRecord found, Mask mask, Map<String, @Nullable Object> fields, Map<String, @Nullable Object> shown) {
        return mask.isEmpty()
                ? found
                : new CallRecord(
                        found.id(),
                        found.call(),
                        found.key(),
                        found.state(),
                        found.field(),
                        mask.valuesIn(fields).in(found.message()),
                        JsonValues.text(shown));
    }

    private static @Nullable RecordPath pathOf(CallRecord found, Map<String, @Nullable Object> fields) {
        String field = found.field();
        return field == null ? null : NamedField.in(fields, field).orElse(null);
    }

    private List<Correction> corrections(TenantId tenant, RunId run) {
        Replay replay = runs.replay(tenant, run).orElse(null);
        Selection only = replay == null ? null : replay.only();
        return only == null ? List.of() : only.corrections();
    }

    /// What the records of a cause have in a field, for people: of a sensitive one, how often it has a value at
    /// all.
    ///
    /// @see #countOf
    public FieldValues valuesOf(TenantId tenant, RunId run, CauseKey cause, @Nullable RecordPath path, int limit) {
        FieldValues found = countOf(tenant, run, cause, path, limit);
        RecordPath at = found.path();
        return at != null && maskOf(tenant, run).entering(cause.node()).hides(at.toString()) ? found.hidden() : found;
    }

    /// What the records of a cause have in a field, without what people have accepted.
    ///
    /// @param path the field; null for the one that the cause is about
    /// @param limit how many values at most
    FieldValues countOf(TenantId tenant, RunId run, CauseKey cause, @Nullable RecordPath path, int limit) {
        var count = new ValueCount(path, cause.field());
        records.ofCause(tenant, run, cause, MOST, count::look);
        return count.found(limit);
    }
}
