package dev.pipewright.platform.design;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.mapping.LineSources;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.engine.preview.Preview.From;
import dev.pipewright.engine.preview.Preview.SourceReading;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.schema.SchemaDrift;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.mapping.SampleSchema;
import dev.pipewright.platform.mapping.ShownValues;
import dev.pipewright.platform.preview.EstimateAnswers;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.PreviewQuestion;
import dev.pipewright.platform.preview.SampleChoice;
import dev.pipewright.platform.run.Runs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells what flows on the edges of drawings. An edge keeps no records of its own: they are those that a preview
/// has leave the node before it. Takes its time: not to be asked under a page's lock. Safe for use by many
/// threads.
public final class EdgeLooks {

    /// Of each source; enough for a value of most fields, and few enough to be there soon.
    private static final int READ = 50;

    private static final int LOOK_BACK = 10;

    private final PreviewDesk desk;
    private final Runs runs;
    private final RunStore store;

    public EdgeLooks(PreviewDesk desk, Runs runs, RunStore store) {
        this.desk = desk;
        this.runs = runs;
        this.store = store;
    }

    /// What flows on an edge of a draft.
    ///
    /// @throws InterruptedException if interrupted
    public EdgeLook ofDraft(TenantId tenant, String pipelineId, Pipeline drawn, Edge edge) throws InterruptedException {
        return look(
                tenant,
                pipelineId,
                drawn,
                edge,
                desk.samples().usual(tenant, pipelineId),
                last(tenant, pipelineId).orElse(null));
    }

    /// What flowed on an edge of a run, as far as the run has kept its inputs.
    ///
    /// @param drawn what it ran
    /// @throws InterruptedException if interrupted
    public EdgeLook ofRun(TenantId tenant, Run run, Pipeline drawn, Edge edge) throws InterruptedException {
        return look(tenant, run.pipelineId(), drawn, edge, new SampleChoice.Kept(run.id()), run);
    }

    private EdgeLook look(
            TenantId tenant, String pipelineId, Pipeline drawn, Edge edge, SampleChoice choice, @Nullable Run last)
            throws InterruptedException {
        NodeId node = edge.from();
        var draft = new Draft(pipelineId, 0, new Drawing(drawn, Layout.EMPTY));
        Preview preview = desk.preview(
                new PreviewQuestion(tenant, draft, node, choice, READ, 0, Map.of(), ""),
                new EstimateAnswers(),
                () -> false);
        List<DataRecord> real = leaving(preview, edge);
        List<DataRecord> shown = leaving(desk.shown(tenant, drawn, preview), edge);
        Schema known = schema(drawn, node);
        return new EdgeLook(
                LineSources.sensitiveIn(drawn).leaving(node).marked(SampleSchema.of(known, real)),
                samples(shown),
                shown,
                real.isEmpty()
                        ? null
                        : preview.read().stream()
                                .map(SourceReading::from)
                                .findFirst()
                                .orElse(From.GIVEN),
                last,
                last == null ? 0 : counted(tenant, last, node),
                last == null ? null : SchemaDrift.between(ran(tenant, last, node), known));
    }

    private static List<DataRecord> leaving(Preview preview, Edge edge) {
        return preview.at(edge.from()).map(NodeTrace::out).orElse(List.of()).stream()
                .filter(left -> left.port().equals(edge.fromPort()))
                .map(NodeTrace.Left::record)
                .toList();
    }

    private static Map<String, String> samples(List<DataRecord> records) {
        Map<String, String> samples = new HashMap<>();
        for (DataRecord record : records) {
            ShownValues.ofRecord(record.fields()).forEach((path, text) -> {
                if (!text.isEmpty() && !text.equals("null")) {
                    samples.putIfAbsent(path, text);
                }
            });
        }
        return samples;
    }

    private Optional<Run> last(TenantId tenant, String pipelineId) {
        return runs.list(tenant, pipelineId, null, LOOK_BACK).stream()
                .filter(run -> run.state().isFinal())
                .findFirst();
    }

    private long counted(TenantId tenant, Run run, NodeId node) {
        return runs.report(tenant, run.id())
                .map(report ->
                        report.nodes().getOrDefault(node, NodeCounts.ZERO).out())
                .orElse(0L);
    }

    private Schema ran(TenantId tenant, Run run, NodeId node) {
        return schema(PipelineJson.read(store.pipelineOf(tenant, run.id())).pipeline(), node);
    }

    private static Schema schema(Pipeline pipeline, NodeId node) {
        return SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths()).leaving(node);
    }
}
