package dev.pipewright.designer.run;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.engine.ledger.Acceptance;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.Finding;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.TroubleSelection;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.engine.ledger.WorkFilter;
import dev.pipewright.platform.run.ReplayRequest.Version;
import dev.pipewright.platform.run.ReplayRequest.What;
import dev.pipewright.platform.trouble.FieldValues;
import dev.pipewright.platform.trouble.MissingValues;
import dev.pipewright.platform.trouble.TroubledRecord;
import dev.pipewright.platform.trouble.TroubledRecords;
import dev.pipewright.platform.trouble.Troubles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a person may do about the causes of one run.
///
/// @param pipeline the id of what ran
/// @param mode the run's
/// @param person who does it, by name
/// @param changed called under the page's lock when something was done
record CauseActions(
        Troubles troubles,
        TroubledRecords records,
        MissingValues missing,
        RunStarter starter,
        TenantId tenant,
        String pipeline,
        RunId run,
        Mode mode,
        String person,
        Runnable changed) {

    /// So many values are shown.
    private static final int VALUES = 50;

    Acceptance accept(CauseKey cause, String note) {
        return troubles.accept(tenant, run, new TroubleSelection.OfCause(cause), note, person);
    }

    boolean takeBack(UUID acceptance) {
        return troubles.takeBack(tenant, run, acceptance, person).isPresent();
    }

    long settle(CauseKey cause, boolean isThere) {
        return troubles.settle(tenant, run, new TroubleSelection.OfCause(cause), new Finding(isThere, person));
    }

    List<Acceptance> acceptances() {
        return troubles.acceptances(tenant, run);
    }

    List<TroubledDocument> documents(CauseKey cause, long after, int limit) {
        return troubles.documents(tenant, run, WorkFilter.of(cause), after, limit);
    }

    List<RejectedRecord> records(CauseKey cause, long skip, int limit) {
        return troubles.records(tenant, run, WorkFilter.of(cause), skip, limit);
    }

    Optional<TroubledRecord> record(long document) {
        return records.of(tenant, run, document);
    }

    /// What the records of a cause have in a field.
    ///
    /// @param path null for the field that the cause is about
    FieldValues values(CauseKey cause, @Nullable RecordPath path) {
        return records.valuesOf(tenant, run, cause, path, VALUES);
    }

    /// What a value map does not have.
    FieldValues missing(CauseKey cause) {
        return missing.of(tenant, run, cause, VALUES);
    }

    /// Sends again, with changes.
    ///
    /// @param done told when it is known, with false if nothing was started
    void send(What what, Mode as, List<RecordChange> changes, Consumer<Boolean> done) {
        starter.replay(run, new ReplayDialog.Chosen(what, Version.OWN, as, changes), done);
    }

    /// Adds values to the value map, and sends again.
    ///
    /// @param done told when it is known, with false if nothing was started
    void map(CauseKey cause, Map<String, String> values, Mode as, Consumer<Boolean> done) {
        starter.map(run, cause, values, as, done);
    }
}
