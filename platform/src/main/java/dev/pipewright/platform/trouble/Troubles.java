package dev.pipewright.platform.trouble;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Acceptance;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.Finding;
import dev.pipewright.engine.ledger.PostgresCauses;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.TroubleSelection;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.engine.ledger.WorkFilter;
import dev.pipewright.engine.ledger.WorkList;
import dev.pipewright.engine.ledger.WorkRefusedException;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.audit.Audit;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The work lists of the tenants' runs. Safe for use by many threads.
public final class Troubles {

    private final RunStore runs;
    private final WorkList workList;
    private final PostgresCauses causes;
    private final Audit audit;
    private final Clock clock;

    public Troubles(RunStore runs, WorkList workList, PostgresCauses causes, Audit audit, Clock clock) {
        this.runs = runs;
        this.workList = workList;
        this.causes = causes;
        this.audit = audit;
        this.clock = clock;
    }

    /// Why documents and records of a run did not get through, counted over all of them: documents first, and
    /// the most frequent cause first. What people have accepted is left out.
    ///
    /// @param run one that there is
    public List<OwnedCause> ofRun(TenantId tenant, RunId run) {
        return causes.ofRun(tenant, run).stream().map(owning(tenant, run)).toList();
    }

    /// What is open in the last 1,000 runs of a pipeline, what was seen last first. What a later run has
    /// recorded, and what people have accepted, is left out.
    public List<OpenCause> ofPipeline(TenantId tenant, String pipeline, Mode mode) {
        Map<RunId, Function<Cause, OwnedCause>> owners = new HashMap<>();
        return causes.ofPipeline(tenant, pipeline, mode).stream()
                .map(found -> new OpenCause(
                        owners.computeIfAbsent(found.newest(), run -> owning(tenant, run))
                                .apply(found.cause()),
                        found.runs(),
                        found.newest(),
                        found.firstSeen(),
                        found.lastSeen()))
                .toList();
    }

    /// Says whose causes of a run are, as people see them.
    private Function<Cause, OwnedCause> owning(TenantId tenant, RunId run) {
        Pipeline pipeline = PipelineJson.read(runs.pipelineOf(tenant, run)).pipeline();
        var owners = new CauseOwners(pipeline);
        var mask = LedgerMask.of(pipeline);
        return cause -> owners.owned(mask.shown(cause));
    }

    /// Documents of a run's work list, by id.
    ///
    /// @param after the id to start behind; 0 to start at the first
    public List<TroubledDocument> documents(TenantId tenant, RunId run, WorkFilter filter, long after, int limit) {
        LedgerMask mask = mask(tenant, run);
        return workList.troubled(tenant, run, filter, after, limit).stream()
                .map(mask::shown)
                .toList();
    }

    /// Rejected records of a run's work list, in the order they were refused.
    ///
    /// @param skip how many to skip
    public List<RejectedRecord> records(TenantId tenant, RunId run, WorkFilter filter, long skip, int limit) {
        LedgerMask mask = mask(tenant, run);
        return workList.rejected(tenant, run, filter, skip, limit).stream()
                .map(mask::shown)
                .toList();
    }

    private LedgerMask mask(TenantId tenant, RunId run) {
        return LedgerMask.of(PipelineJson.read(runs.pipelineOf(tenant, run)).pipeline());
    }

    /// What people have accepted of a run, the first acceptance first.
    public List<Acceptance> acceptances(TenantId tenant, RunId run) {
        return workList.acceptances(tenant, run);
    }

    /// Takes documents or rejected records off the work list: nothing will be done about them. The balance stays.
    ///
    /// @param note why; may be empty
    /// @param person who says so, by name
    /// @throws WorkRefusedException if there is nothing to accept, or something waits
    public Acceptance accept(TenantId tenant, RunId run, TroubleSelection selection, String note, String person) {
        // Micros: as the database has it.
        var wanted = new Acceptance(
                UUID.randomUUID(), null, person, clock.instant().truncatedTo(ChronoUnit.MICROS), note.strip(), 0);
        Acceptance accepted = workList.accept(tenant, run, selection, wanted);
        audit.note(tenant, person, "trouble.accept", subject(run, accepted.count(), selection));
        return accepted;
    }

    /// Puts back on the work list what was accepted.
    ///
    /// @param person who does so, by name
    /// @return the acceptance, which is gone; empty if there is none
    public Optional<Acceptance> takeBack(TenantId tenant, RunId run, UUID acceptance, String person) {
        Optional<Acceptance> gone = workList.takeBack(tenant, run, acceptance);
        gone.ifPresent(found -> audit.note(
                tenant,
                person,
                "trouble.takeBack",
                run + ": " + found.count() + ", accepted by " + found.person() + " at " + found.made()));
        return gone;
    }

    /// Settles documents of a run that is over and that nobody knows the fate of, as a person found out at the
    /// target.
    ///
    /// @return how many were settled
    /// @throws WorkRefusedException if the run is not over, one is not unknown, or a run that has it too asks
    ///     first
    public long settle(TenantId tenant, RunId run, TroubleSelection selection, Finding finding) {
        Run found = runs.find(tenant, run).orElseThrow(() -> new IllegalArgumentException("there is no run " + run));
        if (!found.state().isFinal()) {
            throw new WorkRefusedException(Sentence.of("platform.runNotOver"));
        }
        long count = workList.settle(tenant, run, found.mode(), selection, finding);
        audit.note(
                tenant,
                finding.person(),
                finding.isThere() ? "trouble.isThere" : "trouble.isNotThere",
                subject(run, count, selection));
        return count;
    }

    private static String subject(RunId run, long count, TroubleSelection selection) {
        String which = switch (selection) {
            case TroubleSelection.OfCause(var cause) -> "of " + cause.node() + " " + cause.code() + " " + cause.field();
            case TroubleSelection.Documents(var ids) -> "documents " + ids.subList(0, Math.min(20, ids.size()));
        };
        return run + ": " + count + " " + which;
    }
}
