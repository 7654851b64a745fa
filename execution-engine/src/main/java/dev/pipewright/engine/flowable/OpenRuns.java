package dev.pipewright.engine.flowable;

import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.engine.KeptInputs;
import dev.pipewright.engine.OpenedConnections;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.Choice;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.dataflow.SliceObserver;
import dev.pipewright.engine.dataflow.SliceRunner;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.StageInput;
import dev.pipewright.engine.store.Intake;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.json.PipelineJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What this node holds open for runs: plan and connections, shared by the slices of a run and closed when it ends
/// or has no slice here for a while. Safe for use by many threads.
public final class OpenRuns implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final RunStore runs;
    private final LoadStore loads;
    private final Intake intake;
    private final Ledger ledger;
    private final SegmentStore segments;
    private final Function<TenantId, ConnectionBook> books;
    private final Targets targets;
    private final Clock clock;
    private final Map<RunId, OpenRun> open = new HashMap<>();

    /// @param books the saved connections of a tenant
    public OpenRuns(
            RunStore runs,
            LoadStore loads,
            Intake intake,
            Ledger ledger,
            SegmentStore segments,
            Function<TenantId, ConnectionBook> books,
            Targets targets,
            Clock clock) {
        this.runs = runs;
        this.loads = loads;
        this.intake = intake;
        this.ledger = ledger;
        this.segments = segments;
        this.books = books;
        this.targets = targets;
        this.clock = clock;
    }

    <T> T with(TenantId tenant, RunId run, Function<OpenRun, T> work) {
        OpenRun taken = take(tenant, run);
        try {
            return work.apply(taken);
        } finally {
            giveBack(taken);
        }
    }

    private OpenRun take(TenantId tenant, RunId run) {
        synchronized (open) {
            closeIdle();
            int restarts = runs.restarts(tenant, run).size();
            OpenRun known = open.get(run);
            // It was opened before the run failed: what was wrong then may be mended.
            if (known != null && known.restarts != restarts) {
                end(run);
            }
            OpenRun taken = open.computeIfAbsent(run, _ -> opened(tenant, run, restarts));
            taken.users++;
            return taken;
        }
    }

    /// Nothing is connected to here: that happens when it is first needed.
    private OpenRun opened(TenantId tenant, RunId id, int restarts) {
        Run run = runs.find(tenant, id).orElseThrow();
        Pipeline pipeline = PipelineJson.read(runs.pipelineOf(tenant, id)).pipeline();
        var connections = new OpenedConnections(
                run, pipeline, books.apply(tenant), targets, loads, intake, KeptInputs.of(run, runs, segments, ledger));
        // The stages that choose are the same, however its sources can be opened.
        Choice choice = Choice.of(connections.only(), Planner.plan(pipeline, _ -> true));
        var runner = new SliceRunner(
                ledger, connections, segments, choice, LedgerMask.of(pipeline), clock, SliceObserver.NONE);
        return new OpenRun(run, restarts, pipeline, connections, runner);
    }

    private void giveBack(OpenRun taken) {
        synchronized (open) {
            taken.users--;
            taken.lastUsed = clock.instant();
            if (taken.ended) {
                closeIfUnused(taken);
            }
        }
    }

    /// The run is over: closes what it holds as soon as nobody uses it.
    void end(RunId run) {
        synchronized (open) {
            OpenRun ended = open.remove(run);
            if (ended != null) {
                ended.ended = true;
                closeIfUnused(ended);
            }
        }
    }

    private void closeIdle() {
        Instant limit = clock.instant().minus(IDLE);
        List<OpenRun> idle = open.values().stream()
                .filter(run -> run.users == 0 && run.lastUsed.isBefore(limit))
                .toList();
        idle.forEach(run -> open.remove(run.run.id()));
        idle.forEach(OpenRuns::closeIfUnused);
    }

    private static void closeIfUnused(OpenRun run) {
        if (run.users == 0) {
            run.connections.close();
        }
    }

    @Override
    public void close() {
        synchronized (open) {
            new ArrayList<>(open.keySet()).forEach(this::end);
        }
    }

    /// A run that is open on this node.
    static final class OpenRun {

        private final Run run;
        private final int restarts;
        private final Pipeline pipeline;
        private final OpenedConnections connections;
        private final SliceRunner runner;
        private int users;
        private boolean ended;
        private Instant lastUsed = Instant.MAX;
        private Optional<ExecutionPlan> plan = Optional.empty();

        OpenRun(Run run, int restarts, Pipeline pipeline, OpenedConnections connections, SliceRunner runner) {
            this.run = run;
            this.restarts = restarts;
            this.pipeline = pipeline;
            this.connections = connections;
            this.runner = runner;
        }

        Run run() {
            return run;
        }

        SliceRunner runner() {
            return runner;
        }

        /// The plan; made when it is first needed, because sources say then whether they can be opened again.
        synchronized ExecutionPlan plan() {
            ExecutionPlan made = plan.orElseGet(() -> Planner.plan(pipeline, connections::reopens));
            plan = Optional.of(made);
            return made;
        }

        /// The streams that sources read what was pushed to, by source; none if another run has read it. Nobody
        /// is asked for it.
        Map<NodeId, String> streams() {
            if (connections.replays()) {
                return Map.of();
            }
            var streams = new LinkedHashMap<NodeId, String>();
            for (Stage stage : Planner.plan(pipeline, _ -> true).stages()) {
                if (stage.input() instanceof StageInput.Read read
                        && read.node().connector().equals(Node.Source.INGEST)) {
                    streams.put(read.id(), connections.stream(read.node()));
                }
            }
            return streams;
        }

        /// Fixes what each incremental source reads in this run.
        void beginLoads() {
            for (Stage stage : plan().stages()) {
                if (stage.input() instanceof StageInput.Read read && read.node().incremental() != null) {
                    connections.source(read.node());
                }
            }
        }

        Stage stage(String name) {
            return plan().stage(name).orElseThrow(() -> new IllegalStateException("no stage " + name));
        }
    }
}
