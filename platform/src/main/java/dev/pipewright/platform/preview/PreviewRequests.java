package dev.pipewright.platform.preview;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.PipelineInspection;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.preview.Held;
import dev.pipewright.engine.preview.PreviewRequest;
import dev.pipewright.engine.preview.Sample;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.inline.Inlined;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.platform.environment.EnvironmentRefusedException;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.version.Versions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes of what a person asks what a preview is made of: which records, where, with which parameters. Safe for use by
/// many threads.
final class PreviewRequests {

    private static final Environment DRAWN = new Environment("", "", false, List.of(), Map.of());

    private final Samples samples;
    private final RunStore runs;
    private final Versions versions;
    private final PipelineInspection inspection;
    private final Environments environments;

    PreviewRequests(
            Samples samples,
            RunStore runs,
            Versions versions,
            PipelineInspection inspection,
            Environments environments) {
        this.samples = samples;
        this.runs = runs;
        this.versions = versions;
        this.inspection = inspection;
        this.environments = environments;
    }

    /// @param held what nodes gave before
    /// @throws ConnectorException if the records are no longer there
    /// @throws EnvironmentRefusedException if the environment is unknown
    PreviewRequest of(PreviewQuestion question, Held held) {
        TenantId tenant = question.tenant();
        PublishedPipelines published = versions.of(tenant);
        Pipeline drawn = question.draft().drawing().pipeline();
        Pipeline whole = Inlined.of(drawn, published).pipeline();
        Sample sample = samples.of(tenant, question.draft().pipeline(), question.sample());
        List<Problem> problems = new ArrayList<>(inspection.problems(drawn, published));
        Environment chosen = place(question, sample);
        if (!chosen.equals(DRAWN)) {
            problems.addAll(environments.problems(tenant, chosen, whole));
        }
        return new PreviewRequest(
                tenant,
                chosen.bound(whole),
                question.node(),
                sample.from(held),
                question.limit(),
                question.calls(),
                parameters(tenant, whole, sample, question.parameters(), chosen),
                problems);
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
}
