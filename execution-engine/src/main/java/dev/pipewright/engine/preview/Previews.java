package dev.pipewright.engine.preview;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.engine.KeptInputs;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.OpenedConnections;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.FlowTrace;
import dev.pipewright.engine.dataflow.SampleAnswers;
import dev.pipewright.engine.dataflow.SampleCalls;
import dev.pipewright.engine.dataflow.SampleFlow;
import dev.pipewright.engine.dataflow.SampleTape;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.dataflow.SliceFailedException;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.preview.Preview.SourceReading;
import dev.pipewright.engine.store.InMemoryLoadStore;
import dev.pipewright.engine.store.Intake;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes previews. Safe for use by many threads.
///
/// A preview has the name of a run in estimate mode that nobody keeps. So calls are made as in any estimate,
/// within the limits that all runs share, and a permit to record cannot be had.
public final class Previews {

    private final Function<TenantId, ConnectionBook> books;
    private final Targets targets;
    private final RunStore runs;
    private final SegmentStore segments;
    private final Ledger ledger;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /// @param books the connections of a tenant
    /// @param targets those that runs use, so that limits are shared
    /// @param runs read only, for what runs have kept
    public Previews(
            Function<TenantId, ConnectionBook> books,
            Targets targets,
            RunStore runs,
            SegmentStore segments,
            Ledger ledger,
            Clock clock,
            Supplier<UUID> ids) {
        this.books = books;
        this.targets = targets;
        this.runs = runs;
        this.segments = segments;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /// Makes a preview. What does not work outside, or keeps the drawing from working, is told in it.
    ///
    /// @param answers what targets have answered before, if calls are made
    /// @param stop true when nobody waits for it any more
    /// @throws InterruptedException if interrupted
    public Preview of(PreviewRequest request, SampleAnswers answers, BooleanSupplier stop) throws InterruptedException {
        return made(request, estimate(request), new SampleTape(), answers, stop, (recorder, _) -> recorder);
    }

    /// Makes a preview that stops where records meet conditions. It has not begun yet.
    public SteppedPreview stepped(PreviewRequest request, List<PausePoint> points) {
        return new SteppedPreview(this, request, points, estimate(request));
    }

    /// What a preview gave of all that the nodes from one on get records from.
    ///
    /// @param whole what was previewed
    public Held heldBefore(NodeId node, Pipeline whole, Preview seen) {
        return Held.before(node, whole, seen, clock.instant());
    }

    /// Tells what nodes do, and may end it by a [PausedException].
    interface Tracing {
        FlowTrace over(TraceRecorder recorder, PreviewGraph graph);
    }

    Preview made(
            PreviewRequest request,
            Run run,
            SampleTape tape,
            SampleAnswers answers,
            BooleanSupplier stop,
            Tracing tracing)
            throws InterruptedException {
        Map<NodeId, List<DataRecord>> given = request.sample().given();
        Set<NodeId> held = request.sample().held().gave().keySet();
        Set<NodeId> unfinished = unfinished(request);
        PreviewGraph graph = PreviewGraph.upTo(request.pipeline(), request.node(), given.keySet(), held, unfinished);
        List<Problem> problems = new ArrayList<>(request.problems().stream()
                .filter(problem -> problem.node() != null && graph.way().contains(problem.node()))
                .filter(Previews::keepsFromWorking)
                .toList());
        ExecutionPlan plan = Planner.plan(graph.pipeline(), _ -> true);
        var recorder = new TraceRecorder();
        FlowTrace trace = tracing.over(recorder, graph);
        List<SourceReading> read = new ArrayList<>();
        String trouble = null;
        if (plan.isRunnable()) {
            var outside = new Outside(request, graph, run, tape, answers, stop);
            trouble = run(outside, plan, trace, read);
        } else if (graph.pipeline().nodes().stream().anyMatch(Node.Source.class::isInstance)) {
            problems.addAll(plan.problems());
        }
        var way = new PreviewWay(request.pipeline(), graph, recorder);
        return new Preview(
                request.node(),
                way.traces(request.node(), unfinished),
                read,
                problems,
                recorder.stops(),
                way.builtUp(),
                trouble);
    }

    private static Set<NodeId> unfinished(PreviewRequest request) {
        return request.problems().stream()
                .filter(Previews::keepsFromWorking)
                .map(Problem::node)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /// How nodes are connected is no matter of their own.
    private static boolean keepsFromWorking(Problem problem) {
        return problem.severity() == Severity.ERROR && problem.field() != null;
    }

    /// @return why it did not come to its end; null if it did
    private @Nullable String run(Outside outside, ExecutionPlan plan, FlowTrace trace, List<SourceReading> read)
            throws InterruptedException {
        PreviewRequest request = outside.request();
        RunId keeper = request.sample().run();
        try (var opened = new OpenedConnections(
                outside.run(),
                outside.graph().pipeline(),
                books.apply(request.tenant()),
                targets,
                new InMemoryLoadStore(clock),
                Intake.NONE,
                keeper == null ? null : KeptInputs.by(request.tenant(), keeper, runs, segments, ledger))) {
            var connections = new PreviewConnections(opened);
            Set<NodeId> made = request.calls() == 0 ? Set.of() : outside.graph().way();
            var calls = new SampleCalls(connections, made, request.calls(), outside.answers(), outside.tape(), trace);
            var sources =
                    new SampleSources(request, outside.graph(), outside.tape(), connections, outside.stop(), read);
            new SampleFlow(plan, outside.run(), connections, sources::of, calls, outside.tape(), trace, outside.stop())
                    .run();
            return null;
        } catch (PausedException _) {
            return null;
        } catch (ConnectorException e) {
            return Sentence.keptOf(e);
        } catch (SliceFailedException e) {
            return Sentence.keptOf(e);
        } catch (SampleSources.Interrupted e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        }
    }

    /// What a preview takes from outside itself.
    private record Outside(
            PreviewRequest request,
            PreviewGraph graph,
            Run run,
            SampleTape tape,
            SampleAnswers answers,
            BooleanSupplier stop) {}

    private Run estimate(PreviewRequest request) {
        var id = new RunId(ids.get());
        return new Run(
                id,
                request.tenant(),
                "preview",
                request.pipeline().name(),
                "",
                Mode.ESTIMATE,
                "preview:" + id,
                request.parameters(),
                RunState.RUNNING,
                clock.instant(),
                null,
                null,
                null);
    }
}
