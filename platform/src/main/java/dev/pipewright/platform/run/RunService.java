package dev.pipewright.platform.run;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.engine.RunRemarks;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.flowable.FlowableRunner;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.tenant.TenantTransactions;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs on the shared engine.
public final class RunService implements Runs {

    private static final int PAGE = 100;

    private final FlowableRunner runner;
    private final JdbcRunStore store;
    private final TenantTransactions transactions;
    private final Ledger ledger;
    private final RunRemarks remarks;
    private final Drafts drafts;
    private final Versions versions;
    private final Function<Pipeline, List<Problem>> findings;
    private final Audit audit;
    private final Clock clock;

    /// @param findings lists all that is wrong with a pipeline
    public RunService(
            FlowableRunner runner,
            JdbcRunStore store,
            TenantTransactions transactions,
            Ledger ledger,
            Drafts drafts,
            Versions versions,
            Function<Pipeline, List<Problem>> findings,
            Audit audit,
            Clock clock) {
        this.runner = runner;
        this.store = store;
        this.transactions = transactions;
        this.ledger = ledger;
        this.remarks = new RunRemarks(store, ledger);
        this.drafts = drafts;
        this.versions = versions;
        this.findings = findings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Run start(RunRequest request) {
        var file = PipelineFile.of(drawingFor(request));
        List<Problem> problems = findings.apply(file.pipeline()).stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!problems.isEmpty()) {
            throw new RunRefusedException("The pipeline has problems. Fix the errors, then start it.", problems);
        }
        var parameters = RunParameters.of(file.pipeline(), request.parameters());
        if (!parameters.troubles().isEmpty()) {
            throw new RunRefusedException(String.join(" ", parameters.troubles()), List.of());
        }
        Run run = new Run(
                new RunId(UUID.randomUUID()),
                request.tenant(),
                request.pipeline(),
                file.pipeline().name(),
                file.contentHash(),
                request.mode(),
                request.trigger(),
                parameters.values(),
                RunState.QUEUED,
                clock.instant(),
                null,
                null,
                null);
        prepareMonth(run);
        Run kept = runner.start(run, connection -> store.create(connection, run, PipelineJson.write(file)));
        if (kept.id().equals(run.id())) {
            audit.note(
                    request.tenant(),
                    request.startedBy(),
                    "run.start",
                    kept.id().toString());
        }
        return kept;
    }

    /// By itself, so that nobody waits for the run's transaction while partitions are made.
    private void prepareMonth(Run run) {
        var month = LocalDate.ofInstant(run.createdAt(), ZoneOffset.UTC).withDayOfMonth(1);
        transactions.in(
                run.tenant(),
                jdbc -> jdbc.sql("SELECT ensure_month(?)").param(month).query().listOfRows());
    }

    private Drawing drawingFor(RunRequest request) {
        return switch (request.subject()) {
            case LIVE ->
                versions.live(request.tenant(), request.pipeline())
                        .map(Version::drawing)
                        .orElseThrow(() -> new RunRefusedException(
                                "The pipeline has no published version. Publish it first.", List.of()));
            case DRAFT ->
                drafts.open(request.tenant(), request.pipeline())
                        .map(Draft::drawing)
                        .orElseThrow(() -> new RunRefusedException("There is no such pipeline.", List.of()));
        };
    }

    @Override
    public Optional<RunReport> report(TenantId tenant, RunId run) {
        return store.find(tenant, run).map(found -> {
            Map<NodeId, NodeCounts> counts = ledger.counts(tenant, run);
            var nodes = new LinkedHashMap<NodeId, NodeCounts>();
            long results = 0;
            Pipeline pipeline = drawing(tenant, run).pipeline();
            for (Node node : pipeline.nodes()) {
                NodeCounts count = counts.get(node.id());
                if (count != null) {
                    nodes.put(node.id(), count);
                    results += node instanceof Node.Sink ? count.out() : 0;
                }
            }
            return new RunReport(
                    found, nodes, ledger.balances(tenant, run), results, remarks.on(found, pipeline, counts));
        });
    }

    @Override
    public List<Run> list(TenantId tenant, @Nullable String pipeline, @Nullable RunId before, int limit) {
        if (pipeline == null) {
            return store.list(tenant, before, limit);
        }
        var found = new ArrayList<Run>();
        RunId last = before;
        List<Run> page;
        do {
            page = store.list(tenant, last, PAGE);
            page.stream()
                    .filter(run -> run.pipelineId().equals(pipeline))
                    .limit(limit - found.size())
                    .forEach(found::add);
            last = page.isEmpty() ? last : page.getLast().id();
        } while (page.size() == PAGE && found.size() < limit);
        return found;
    }

    @Override
    public Optional<Drawing> drawingOf(TenantId tenant, RunId run) {
        return store.find(tenant, run).map(found -> drawing(tenant, run));
    }

    private Drawing drawing(TenantId tenant, RunId run) {
        return PipelineJson.read(store.pipelineOf(tenant, run)).drawing();
    }

    @Override
    public List<RejectedRecord> rejected(TenantId tenant, RunId run, int limit) {
        return ledger.rejected(tenant, run, 0, limit);
    }

    @Override
    public List<TroubledDocument> troubled(TenantId tenant, RunId run, int limit) {
        return ledger.troubled(tenant, run, 0, limit);
    }

    @Override
    public boolean cancel(TenantId tenant, RunId run) {
        boolean open = store.find(tenant, run)
                .filter(found -> !found.state().isFinal())
                .isPresent();
        if (open) {
            // The wish first: whoever sees it ends the run, also if this process is gone before the next line.
            runner.cancel(run);
            store.move(tenant, run, RunState.CANCELLING, null);
        }
        return open;
    }
}
