package dev.pipewright.engine.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.LocalRunner;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.OrdersAndTaxman;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunRequest;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.dataflow.SampleAnswers;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.store.LocalState;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// Previews and runs of the same drawings, on the same folder and the same TAXMAN.
final class PreviewBench implements AutoCloseable {

    static final TenantId TENANT = new TenantId("acme");

    private final OrdersAndTaxman world;
    private final LocalState state;
    private final FolderSegmentStore segments;
    private final Targets targets = new Targets(Clock.systemUTC(), new SplittableRandom(1));
    private final Previews previews;
    private final ConnectorCatalogue connectors = ConnectorCatalogue.ofProduct();
    final SampleAnswers answers = new SampleAnswers();

    PreviewBench(Path folder) {
        this.world = new OrdersAndTaxman(folder);
        this.state = LocalState.open(folder.resolve("own").resolve("state"), Clock.systemUTC());
        this.segments = new FolderSegmentStore(folder.resolve("own").resolve("segments"), state.seal());
        this.previews = new Previews(
                _ -> world, targets, state.runs(), segments, state.ledger(), Clock.systemUTC(), UUID::randomUUID);
    }

    OrdersAndTaxman world() {
        return world;
    }

    Preview preview(Pipeline pipeline, String node, Sample sample, int limit, int calls) {
        var problems = new PipelineInspection(connectors, Locale.ENGLISH).problems(pipeline, PublishedPipelines.NONE);
        try {
            return previews.of(
                    new PreviewRequest(TENANT, pipeline, new NodeId(node), sample, limit, calls, Map.of(), problems),
                    answers,
                    () -> false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    SteppedPreview stepped(Pipeline pipeline, String node, int calls, PausePoint... points) {
        var problems = new PipelineInspection(connectors, Locale.ENGLISH).problems(pipeline, PublishedPipelines.NONE);
        return previews.stepped(
                new PreviewRequest(
                        TENANT, pipeline, new NodeId(node), Sample.LIVE, 200, calls, Map.of("least", 60L), problems),
                List.of(points));
    }

    Preview go(SteppedPreview stepped, SteppedPreview.Step step) {
        try {
            return stepped.go(step, answers, () -> false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What comes from a node on, of what a preview has seen before it.
    Preview from(Held held, Pipeline pipeline, String node) {
        return preview(pipeline, node, Sample.LIVE.from(held), PreviewRequest.MOST, 20);
    }

    Held heldBefore(String node, Pipeline pipeline, Preview seen) {
        return previews.heldBefore(new NodeId(node), pipeline, seen);
    }

    Preview preview(Pipeline pipeline, String node) {
        return preview(pipeline, node, Sample.LIVE, PreviewRequest.MOST, 0);
    }

    Run estimated(Pipeline pipeline) {
        PipelineFile file = PipelineFile.of(new Drawing(pipeline, Layout.EMPTY));
        var request = new RunRequest(
                TENANT, pipeline, "orders", file.contentHash(), PipelineJson.write(file), Mode.ESTIMATE, Map.of());
        return new LocalRunner(
                        state.ledger(),
                        state.runs(),
                        state.loads(),
                        segments,
                        world,
                        targets,
                        Clock.systemUTC(),
                        UUID::randomUUID)
                .run(request, _ -> {})
                .run();
    }

    /// What a run kept at a sink.
    List<String> results(Run run, String sink) {
        return state.ledger().results(TENANT, run.id(), new NodeId(sink), null, 1_000).stream()
                .map(KeptResult::record)
                .map(Payload::text)
                .toList();
    }

    /// What a preview shows that a node gets.
    static List<String> in(Preview preview, String node) {
        return preview.at(new NodeId(node)).orElseThrow().in().stream()
                .map(came -> JsonValues.text(came.record().fields()))
                .toList();
    }

    static List<String> out(Preview preview, String node) {
        return preview.at(new NodeId(node)).orElseThrow().out().stream()
                .map(left -> JsonValues.text(left.record().fields()))
                .toList();
    }

    static List<String> rejected(Preview preview, String node) {
        return preview.at(new NodeId(node)).orElseThrow().rejected().stream()
                .map(NodeTrace.Refused::code)
                .toList();
    }

    /// A preview at a sink shows what a run keeps there, and of each node on the way the run's own numbers.
    void assertSameAsRun(Pipeline pipeline, String... sinks) {
        Run run = estimated(pipeline);
        assertThat(run.failure()).isNull();
        Map<NodeId, NodeCounts> counts = state.ledger().counts(TENANT, run.id());
        for (String sink : sinks) {
            Preview preview = preview(pipeline, sink, Sample.LIVE, PreviewRequest.MOST, 20);

            assertThat(preview.trouble()).isNull();
            assertThat(in(preview, sink)).containsExactlyInAnyOrderElementsOf(results(run, sink));
            for (NodeTrace trace : preview.way()) {
                NodeCounts its = counts.getOrDefault(trace.node(), NodeCounts.ZERO);
                if (pipeline.node(trace.node()).filter(Node::disabled).isPresent()) {
                    // Runs do not count what they go past.
                    assertThat(trace.out()).hasSameSizeAs(trace.in());
                    continue;
                }
                boolean isSource = trace.node().value().startsWith("source");
                boolean isCall = trace.node().value().startsWith("apiCall");
                assertThat(
                                isSource
                                        ? trace.out().size() + trace.rejected().size()
                                        : trace.in().size())
                        .as("in of %s", trace.node())
                        .isEqualTo((int) its.in());
                assertThat(trace.unwanted()).as("filtered of %s", trace.node()).isLessThanOrEqualTo((int)
                        its.filtered());
                if (!isCall) {
                    assertThat(trace.rejected())
                            .as("rejected of %s", trace.node())
                            .hasSize((int) its.rejected());
                    assertThat(trace.folded()).as("folded of %s", trace.node()).isEqualTo((int) its.folded());
                }
            }
        }
    }

    @Override
    public void close() {
        connectors.close();
        state.close();
        world.close();
    }
}
