package dev.pipewright.designer.run;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Acceptance;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.Finding;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.TroubleSelection;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.engine.ledger.WorkFilter;
import dev.pipewright.platform.trouble.Troubles;
import java.util.List;
import java.util.UUID;

/// What a person may do about the causes of one run.
///
/// @param person who does it, by name
/// @param changed called under the page's lock when something was done
record CauseActions(Troubles troubles, TenantId tenant, RunId run, String person, Runnable changed) {

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
}
