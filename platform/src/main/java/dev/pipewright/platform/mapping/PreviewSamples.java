package dev.pipewright.platform.mapping;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.preview.EstimateAnswers;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.PreviewQuestion;
import dev.pipewright.platform.preview.SampleChoice;
import java.util.List;
import java.util.Map;

/// Takes the records that a preview of the draft has come to the node: of those that are pinned, else of what the
/// newest run has kept, else of the sources as they are now. Calls before the node are not made.
public final class PreviewSamples implements SampleRecords {

    /// Of each source; enough for some groups and pairs, and few enough to be there soon.
    private static final int READ = 100;

    private final PreviewDesk desk;

    public PreviewSamples(PreviewDesk desk) {
        this.desk = desk;
    }

    @Override
    public Samples entering(TenantId tenant, String pipelineId, Pipeline pipeline, NodeId node) {
        var draft = new Draft(pipelineId, 0, new Drawing(pipeline, Layout.EMPTY));
        var choice = desk.samples().usual(tenant, pipelineId);
        var question = new PreviewQuestion(tenant, draft, node, choice, READ, 0, Map.of(), "");
        try {
            Preview preview = desk.preview(question, new EstimateAnswers(), () -> false);
            var records = preview.at(node).map(NodeTrace::in).orElse(List.of()).stream()
                    .map(NodeTrace.Came::record)
                    .toList();
            return new Samples(records, records.isEmpty() ? none(preview) : from(choice));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Samples(List.of(), Sentence.of("mapping.noSamples"));
        }
    }

    private static Sentence none(Preview preview) {
        String trouble = preview.trouble();
        return trouble == null
                ? Sentence.of("mapping.noSamples")
                : Sentence.of("mapping.noSamplesBecause", "reason", trouble);
    }

    private static Sentence from(SampleChoice choice) {
        return switch (choice) {
            case SampleChoice.Live _ -> Sentence.of("mapping.live");
            case SampleChoice.Pinned _ -> Sentence.of("mapping.pinned");
            case SampleChoice.Kept _, SampleChoice.OfDocument _, SampleChoice.OfCause _ -> Sentence.of("mapping.kept");
        };
    }
}
