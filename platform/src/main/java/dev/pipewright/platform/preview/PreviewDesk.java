package dev.pipewright.platform.preview;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.mapping.LineSources;
import dev.pipewright.engine.preview.Held;
import dev.pipewright.engine.preview.MaskedPreview;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.PausePoint;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.engine.preview.Previews;
import dev.pipewright.engine.preview.SteppedPreview;
import dev.pipewright.engine.preview.SteppedPreview.Step;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.inline.Inlined;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.sensitive.Mask;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.environment.EnvironmentRefusedException;
import dev.pipewright.platform.version.Versions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Shows what a draft does with some records. Takes its time: not to be asked under a page's lock. Safe for use by many
/// threads.
public final class PreviewDesk {

    private final Previews previews;
    private final PreviewRequests requests;
    private final Samples samples;
    private final Versions versions;
    private final PausedPreviews<SteppedPreview> paused;

    PreviewDesk(
            Previews previews,
            PreviewRequests requests,
            Samples samples,
            Versions versions,
            PausedPreviews<SteppedPreview> paused) {
        this.previews = previews;
        this.requests = requests;
        this.samples = samples;
        this.versions = versions;
        this.paused = paused;
    }

    /// The records to show it with.
    public Samples samples() {
        return samples;
    }

    /// What the draft does with the records, up to the node. What does not work is told in it.
    ///
    /// @param answers of the page that asks
    /// @param stop true when nobody waits for it any more
    /// @throws InterruptedException if interrupted
    public Preview preview(PreviewQuestion question, EstimateAnswers answers, BooleanSupplier stop)
            throws InterruptedException {
        return preview(question, Held.NOTHING, answers, stop);
    }

    /// The same, begun from what nodes gave in an earlier preview.
    ///
    /// @throws InterruptedException if interrupted
    public Preview preview(PreviewQuestion question, Held held, EstimateAnswers answers, BooleanSupplier stop)
            throws InterruptedException {
        try {
            return previews.of(requests.of(question, held), answers.answers(), stop);
        } catch (ConnectorException | EnvironmentRefusedException e) {
            return nothing(question, e);
        }
    }

    /// The same, to begin at its node later.
    ///
    /// @throws ConnectorException if nothing comes to the node
    /// @throws InterruptedException if interrupted
    public Preview upTo(PreviewQuestion question, EstimateAnswers answers, BooleanSupplier stop)
            throws InterruptedException {
        Preview preview = preview(question, answers, stop);
        if (preview.at(question.node()).isEmpty() && preview.trouble() == null) {
            throw new ConnectorException(ConnectorException.Kind.SETTINGS, Sentence.of("platform.nothingBefore"));
        }
        return preview;
    }

    /// What a preview gave of all that the nodes from one on get records from, to begin there; nothing if it did not
    /// come so far.
    ///
    /// @param drawn the draft that it was made of
    public Held heldBefore(TenantId tenant, Pipeline drawn, NodeId node, Preview seen) {
        return previews.heldBefore(node, Inlined.of(drawn, versions.of(tenant)).pipeline(), seen);
    }

    /// Begins a preview that stops where a record meets a condition. Whoever begins one ends it with [#end], or else
    /// it ends by itself after a while.
    ///
    /// @throws InterruptedException if interrupted
    public StoppedPreview pausing(
            PreviewQuestion question, Held held, List<PausePoint> points, EstimateAnswers answers, BooleanSupplier stop)
            throws InterruptedException {
        UUID id = UUID.randomUUID();
        try {
            SteppedPreview stepped = previews.stepped(requests.of(question, held), points);
            return gone(question.tenant(), id, stepped, Step.ON, answers, stop);
        } catch (ConnectorException | EnvironmentRefusedException e) {
            Pipeline drawn = question.draft().drawing().pipeline();
            return new StoppedPreview(id, drawn, nothing(question, e), null, List.of(), 0, null);
        }
    }

    /// Goes on with a preview that has stopped.
    ///
    /// @return empty if it is over: it was ended, or not used for long
    /// @throws InterruptedException if interrupted
    public Optional<StoppedPreview> goOn(
            TenantId tenant, UUID id, Step step, EstimateAnswers answers, BooleanSupplier stop)
            throws InterruptedException {
        Optional<SteppedPreview> stepped = paused.take(tenant, id);
        return stepped.isEmpty() ? Optional.empty() : Optional.of(gone(tenant, id, stepped.get(), step, answers, stop));
    }

    private StoppedPreview gone(
            TenantId tenant, UUID id, SteppedPreview stepped, Step step, EstimateAnswers answers, BooleanSupplier stop)
            throws InterruptedException {
        Preview preview = stepped.go(step, answers.answers(), stop);
        if (stepped.paused().isPresent()) {
            paused.keep(tenant, id, stepped);
        }
        return StoppedPreview.of(id, preview, stepped);
    }

    /// Ends a preview that has stopped: what it has read is forgotten.
    ///
    /// @return false if it was over already
    public boolean end(TenantId tenant, UUID id) {
        return paused.take(tenant, id).isPresent();
    }

    private static Preview nothing(PreviewQuestion question, Exception why) {
        return new Preview(question.node(), List.of(), List.of(), List.of(), Set.of(), Set.of(), Sentence.keptOf(why));
    }

    /// A preview as people see it: with what is sensitive hidden.
    ///
    /// @param drawn the draft that it was made of
    public Preview shown(TenantId tenant, Pipeline drawn, Preview preview) {
        return MaskedPreview.of(
                preview,
                LineSources.sensitiveIn(Inlined.of(drawn, versions.of(tenant)).pipeline()));
    }

    /// Likewise one that may go on: by what it was made of, whatever the draft is now.
    public Preview shown(StoppedPreview stopped) {
        return MaskedPreview.of(stopped.preview(), LineSources.sensitiveIn(stopped.pipeline()));
    }

    /// What a person has made of a record that was shown to them with sensitive values hidden.
    ///
    /// @param json what they wrote
    /// @throws ConnectorException if the text is no object in JSON, saying where
    public DataRecord written(DataRecord record, String json) {
        DataRecord edited = EditedRecord.of(record, json);
        return edited.withFields(Mask.restored(record.fields(), edited.fields()));
    }

    /// The records that enter a node; none if they do not come so far.
    ///
    /// @param draft as it is shown, saved or not
    /// @throws InterruptedException if interrupted
    public List<DataRecord> recordsEntering(TenantId tenant, Draft draft, NodeId node, SampleChoice sample)
            throws InterruptedException {
        PreviewQuestion question = PreviewQuestion.of(tenant, draft, node, sample);
        return preview(question, new EstimateAnswers(), () -> false)
                .at(node)
                .map(trace -> trace.in().stream().map(NodeTrace.Came::record).toList())
                .orElse(List.of());
    }
}
