package dev.pipewright.platform.design;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.check.DesignRule;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.platform.version.Versions;
import java.util.List;
import java.util.function.BiFunction;

/// All that is told to those who draw a pipeline: what keeps it from running, what its tenant demands, and what is
/// most likely not meant. Safe for use by many threads.
public final class DraftProblems {

    private final BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings;
    private final Versions versions;
    private final DesignPolicy policy;

    /// @param findings lists what is wrong with a pipeline, and what is recommended
    public DraftProblems(
            BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings, Versions versions, DesignPolicy policy) {
        this.findings = findings;
        this.versions = versions;
        this.policy = policy;
    }

    /// The problems of a pipeline as it is drawn, errors first. Reads the database, and takes some tens of
    /// milliseconds for hundreds of nodes.
    public List<Problem> of(TenantId tenant, Pipeline drawn) {
        return DesignRule.raised(findings.apply(drawn, versions.of(tenant)), policy.of(tenant));
    }
}
