package dev.pipewright.platform.preview;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.mapping.LineSources;
import dev.pipewright.engine.preview.MaskedPreview;
import dev.pipewright.engine.preview.NodeTrace;
import dev.pipewright.engine.preview.Preview;
import dev.pipewright.engine.preview.PreviewRequest;
import dev.pipewright.engine.preview.Previews;
import dev.pipewright.engine.preview.Sample;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.inline.Inlined;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.sensitive.Mask;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.environment.EnvironmentRefusedException;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.version.Versions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Shows what a draft does with some records, and keeps the records that people pin. Takes its time: not to be
/// asked under a page's lock. Safe for use by many threads.
public final class PreviewDesk {

    /// Of a pipeline, so many runs are looked at for what they have kept.
    private static final int LOOK_BACK = 20;

    private static final Environment DRAWN = new Environment("", "", false, List.of(), Map.of());

    private final Previews previews;
    private final Samples samples;
    private final PinnedSamples pinned;
    private final RunStore runs;
    private final Versions versions;
    private final PipelineInspection inspection;
    private final Environments environments;

    PreviewDesk(
            Previews previews,
            Samples samples,
            PinnedSamples pinned,
            RunStore runs,
            Versions versions,
            PipelineInspection inspection,
            Environments environments) {
        this.previews = previews;
        this.samples = samples;
        this.pinned = pinned;
        this.runs = runs;
        this.versions = versions;
        this.inspection = inspection;
        this.environments = environments;
    }

    /// What the draft does with the records, up to the node. What does not work is told in it.
    ///
    /// @param answers of the page that asks
    /// @param stop true when nobody waits for it any more
    /// @throws InterruptedException if interrupted
    public Preview preview(PreviewQuestion question, EstimateAnswers answers, BooleanSupplier stop)
            throws InterruptedException {
        TenantId tenant = question.tenant();
        PublishedPipelines published = versions.of(tenant);
        Pipeline drawn = question.draft().drawing().pipeline();
        Pipeline whole = Inlined.of(drawn, published).pipeline();
        try {
            Sample sample = samples.of(tenant, question.draft().pipeline(), question.sample());
            List<Problem> problems = new ArrayList<>(inspection.problems(drawn, published));
            Environment chosen = place(question, sample);
            if (!chosen.equals(DRAWN)) {
                problems.addAll(environments.problems(tenant, chosen, whole));
            }
            var request = new PreviewRequest(
                    tenant,
                    chosen.bound(whole),
                    question.node(),
                    sample,
                    question.limit(),
                    question.calls(),
                    parameters(tenant, whole, sample, question.parameters(), chosen),
                    problems);
            return previews.of(request, answers.answers(), stop);
        } catch (ConnectorException | EnvironmentRefusedException e) {
            return new Preview(
                    question.node(), List.of(), List.of(), List.of(), Set.of(), Set.of(), Sentence.keptOf(e));
        }
    }

    /// A preview as people see it: with what is sensitive hidden.
    ///
    /// @param drawn the draft that it was made of
    public Preview shown(TenantId tenant, Pipeline drawn, Preview preview) {
        return MaskedPreview.of(
                preview,
                LineSources.sensitiveIn(Inlined.of(drawn, versions.of(tenant)).pipeline()));
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

    /// Where the draft is previewed: where the person says, else where the run was whose inputs are taken.
    private Environment place(PreviewQuestion question, Sample sample) {
        if (!question.environment().isEmpty()) {
            return environments.named(question.tenant(), question.environment());
        }
        RunId keeper = sample.run();
        return Optional.ofNullable(keeper)
                .flatMap(run -> runs.find(question.tenant(), run))
                .map(Run::environment)
                .map(was -> new Environment(was.name(), "", false, List.of(), was.connections()))
                .orElse(DRAWN);
    }

    /// Values that a person gave go before those of the run whose inputs are taken, these before those of the
    /// environment, and these before the standard.
    private Map<String, Object> parameters(
            TenantId tenant, Pipeline whole, Sample sample, Map<String, String> given, Environment environment) {
        Map<String, Object> values = new HashMap<>(
                RunParameters.of(whole, environment.values(whole, given)).values());
        RunId keeper = sample.run();
        if (keeper != null) {
            runs.find(tenant, keeper)
                    .map(Run::parameters)
                    .ifPresent(ofRun -> ofRun.forEach((name, value) -> {
                        if (values.containsKey(name) && !given.containsKey(name)) {
                            values.put(name, value);
                        }
                    }));
        }
        return values;
    }

    /// The runs that have kept what they read, the newest first.
    public List<Run> keepers(TenantId tenant, String pipeline) {
        return runs.list(tenant, pipeline, null, LOOK_BACK).stream()
                .filter(run -> run.state().isFinal())
                .filter(run -> runs.replay(tenant, run.id()).isEmpty() && runs.hasInputs(tenant, run.id()))
                .toList();
    }

    /// What is shown to whoever chose nothing: what is pinned, else what the newest run has kept, else the
    /// sources.
    public SampleChoice usual(TenantId tenant, String pipeline) {
        if (!pinned(tenant, pipeline).isEmpty()) {
            return new SampleChoice.Pinned();
        }
        @Nullable Run newest = keepers(tenant, pipeline).stream().findFirst().orElse(null);
        return newest == null ? new SampleChoice.Live() : new SampleChoice.Kept(newest.id());
    }

    /// The pinned records by the node that gets them: of a source, those it gives.
    public Map<NodeId, List<DataRecord>> pinned(TenantId tenant, String pipeline) {
        return pinned.of(tenant, pipeline);
    }

    /// Pins records to a node, in place of those pinned there before; none unpins. They are given to it instead
    /// of what its sources have.
    ///
    /// @param records at most [PreviewRequest#MOST]
    /// @param author the name of a person
    public void pin(TenantId tenant, String pipeline, NodeId node, List<DataRecord> records, String author) {
        pinned.pin(tenant, pipeline, node, records, author);
    }
}
