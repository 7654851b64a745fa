package dev.pipewright.platform.run;

import dev.pipewright.engine.LoadCertificate;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.RestartRefusedException;
import dev.pipewright.engine.Restarts;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunRemarks;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.SourceCounts;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.flowable.FlowableRunner;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.PostgresAttempts;
import dev.pipewright.engine.ledger.PostgresCauses;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.engine.ledger.PostgresSelections;
import dev.pipewright.engine.ledger.RunFigures;
import dev.pipewright.engine.ledger.TriedDocument;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.engine.store.JdbcLoadStore;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.run.Beginnings.Beginning;
import dev.pipewright.platform.run.Beginnings.Begun;
import dev.pipewright.platform.run.NewRuns.NewRun;
import dev.pipewright.platform.version.Versions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs on the shared engine.
public final class RunService implements Runs {

    private final FlowableRunner runner;
    private final JdbcRunStore store;
    private final JdbcLoadStore loads;
    private final Ledger ledger;
    private final PostgresOverview overview;
    private final PostgresCauses causes;
    private final RunRemarks remarks;
    private final RunOutlooks outlooks;
    private final PostgresAttempts attempts;
    private final RunPlaces places;
    private final NewRuns newRuns;
    private final Replays replays;
    private final Restarts restarts;
    private final Beginnings beginnings;
    private final Audit audit;

    /// @param findings lists all that is wrong with a pipeline
    /// @param counts asks the sources of a run what they hold
    public RunService(
            FlowableRunner runner,
            JdbcRunStore store,
            JdbcLoadStore loads,
            Ledger ledger,
            PostgresOverview overview,
            PostgresCauses causes,
            PostgresAttempts attempts,
            PostgresSelections selections,
            Drafts drafts,
            Versions versions,
            BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings,
            Environments environments,
            SourceCounts counts,
            Audit audit,
            Clock clock) {
        this.runner = runner;
        this.store = store;
        this.loads = loads;
        this.ledger = ledger;
        this.overview = overview;
        this.causes = causes;
        this.remarks = new RunRemarks(store, loads, ledger);
        this.outlooks = new RunOutlooks(store, ledger, counts);
        this.attempts = attempts;
        this.places = new RunPlaces(environments);
        this.newRuns = new NewRuns(drafts, versions, findings, places, clock);
        this.replays = new Replays(newRuns, store, selections, places);
        this.restarts = new Restarts(store, loads, ledger);
        this.beginnings = new Beginnings(runner, store, loads, audit);
        this.audit = audit;
    }

    @Override
    public Run start(RunRequest request) {
        return begun(beginning(request), () -> newRuns.of(request));
    }

    @Override
    public Started startOnce(RunRequest request) {
        return started(request.tenant(), beginnings.beginOnce(beginning(request), () -> newRuns.of(request)));
    }

    private static Beginning beginning(RunRequest request) {
        return new Beginning(
                request.tenant(), request.trigger(), request.startedBy(), "run.start", request.asked(), "");
    }

    @Override
    public Started replay(ReplayRequest request) {
        // The fields without their values: those are the customer's.
        String remark = request.changes().isEmpty()
                ? ""
                : "changed " + new Correction(request.startedBy(), request.changes()).paths();
        var beginning = new Beginning(
                request.tenant(), request.trigger(), request.startedBy(), "run.replay", request.asked(), remark);
        return started(request.tenant(), beginnings.beginOnce(beginning, () -> replays.of(request)));
    }

    @Override
    public Run startShadow(ShadowRunRequest request) {
        var beginning = new Beginning(
                request.tenant(), request.trigger(), request.startedBy(), "run.shadow", request.trigger(), "");
        return begun(beginning, () -> replays.of(request));
    }

    @Override
    public void checkReplay(ReplayRequest request) {
        replays.of(request);
    }

    @Override
    public Run restart(TenantId tenant, RunId run, String person) {
        Run failed = present(tenant, run);
        recording(failed).or(() -> restarts.refusal(failed)).ifPresent(refusal -> {
            throw new RestartRefusedException(refusal);
        });
        if (!overview.isKept(tenant, run)) {
            throw new RestartRefusedException(Sentence.of("engine.restartDropped"));
        }
        if (!runner.restart(tenant, run, connection -> store.restart(connection, run, person))) {
            throw new RestartRefusedException(Sentence.of("engine.restartEnding"));
        }
        audit.note(tenant, person, "run.restart", run.toString());
        return present(tenant, run);
    }

    private Optional<Sentence> recording(Run run) {
        return run.mode() == Mode.RECORD ? places.refusalToRecord(run) : Optional.empty();
    }

    @Override
    public Run startRange(RangeRequest request) {
        var beginning = new Beginning(
                request.tenant(), request.trigger(), request.startedBy(), "run.start", request.asked(), "");
        return begun(beginning, () -> newRuns.of(request));
    }

    private Run begun(Beginning beginning, Supplier<NewRun> newRun) {
        return present(
                beginning.tenant(), beginnings.begin(beginning, newRun).kept().run());
    }

    private Run present(TenantId tenant, RunId run) {
        return store.find(tenant, run).orElseThrow();
    }

    private Started started(TenantId tenant, Begun begun) {
        return new Started(present(tenant, begun.kept().run()), begun.isNew());
    }

    @Override
    public Optional<Run> find(TenantId tenant, RunId run) {
        return store.find(tenant, run);
    }

    @Override
    public Optional<RunReport> report(TenantId tenant, RunId run) {
        return store.find(tenant, run).map(found -> {
            Map<NodeId, NodeCounts> counts = ledger.counts(tenant, run);
            var nodes = new LinkedHashMap<NodeId, NodeCounts>();
            Pipeline pipeline = drawing(tenant, run).pipeline();
            for (Node node : pipeline.nodes()) {
                NodeCounts count = counts.get(node.id());
                if (count != null) {
                    nodes.put(node.id(), count);
                }
            }
            boolean kept = overview.isKept(tenant, run);
            return new RunReport(
                    found,
                    nodes,
                    ledger.balances(tenant, run),
                    kept,
                    kept ? summaries(tenant, List.of(found)).getFirst().results() : 0,
                    causes.accepted(tenant, List.of(run)).getOrDefault(run, 0L),
                    remarks.on(found, pipeline, counts),
                    LoadCertificate.of(found, pipeline, loads),
                    store.replay(tenant, run)
                            .map(replay -> shown(replay, pipeline))
                            .orElse(null));
        });
    }

    @Override
    public Optional<RunOutlook> outlook(TenantId tenant, RunId run) {
        return store.find(tenant, run)
                .flatMap(found -> outlooks.of(found, drawing(tenant, run).pipeline()));
    }

    /// A replay as people see it.
    private static Replay shown(Replay replay, Pipeline pipeline) {
        Selection only = replay.only();
        if (only == null || only.corrections().isEmpty()) {
            return replay;
        }
        var mask = LedgerMask.of(pipeline);
        return new Replay(
                replay.of(),
                new Selection(
                        only.documents(),
                        only.places(),
                        only.corrections().stream().map(mask::shown).toList()));
    }

    @Override
    public List<Run> list(TenantId tenant, @Nullable String pipeline, @Nullable RunId before, int limit) {
        return store.list(tenant, pipeline, before, limit);
    }

    @Override
    public List<RunSummary> summaries(TenantId tenant, @Nullable String pipeline, @Nullable RunId before, int limit) {
        return summaries(tenant, store.list(tenant, pipeline, before, limit));
    }

    private List<RunSummary> summaries(TenantId tenant, List<Run> runs) {
        Map<RunId, RunFigures> figures =
                overview.figures(tenant, runs.stream().map(Run::id).toList());
        return runs.stream()
                .map(run -> RunSummary.of(run, figures.getOrDefault(run.id(), RunFigures.ZERO)))
                .toList();
    }

    @Override
    public Optional<Drawing> drawingOf(TenantId tenant, RunId run) {
        return store.find(tenant, run).map(found -> drawing(tenant, run));
    }

    private Drawing drawing(TenantId tenant, RunId run) {
        return PipelineJson.read(store.pipelineOf(tenant, run)).drawing();
    }

    @Override
    public List<TriedDocument> tried(TenantId tenant, RunId run, long after, int limit) {
        return attempts.tried(tenant, run, after, limit);
    }

    @Override
    public long retried(TenantId tenant, RunId run) {
        return attempts.retried(tenant, run);
    }

    @Override
    public boolean pause(TenantId tenant, RunId run, String person) {
        if (!isIn(tenant, run, Set.of(RunState.RUNNING))) {
            return false;
        }
        // The wish first, as with a cancel.
        runner.pause(run);
        store.move(tenant, run, RunState.PAUSED, null);
        audit.note(tenant, person, "run.pause", run.toString());
        return true;
    }

    @Override
    public boolean resume(TenantId tenant, RunId run, String person) {
        if (!isIn(tenant, run, Set.of(RunState.PAUSED, RunState.RUNNING))) {
            return false;
        }
        store.move(tenant, run, RunState.RUNNING, null);
        runner.resume(run);
        audit.note(tenant, person, "run.resume", run.toString());
        return true;
    }

    private boolean isIn(TenantId tenant, RunId run, Set<RunState> states) {
        return store.find(tenant, run)
                .filter(found -> states.contains(found.state()))
                .isPresent();
    }

    @Override
    public boolean cancel(TenantId tenant, RunId run, String person) {
        boolean open = store.find(tenant, run)
                .filter(found -> !found.state().isFinal())
                .isPresent();
        if (open) {
            // The wish first: whoever sees it ends the run, also if this process is gone before the next line.
            runner.cancel(run);
            store.move(tenant, run, RunState.CANCELLING, null);
            audit.note(tenant, person, "run.cancel", run.toString());
        }
        return open;
    }
}
