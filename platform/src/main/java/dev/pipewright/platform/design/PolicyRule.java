package dev.pipewright.platform.design;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.check.DesignRule;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.platform.version.NotPublishableException;
import dev.pipewright.platform.version.PublishRule;
import java.util.List;
import java.util.function.BiFunction;

/// Keeps what breaks a policy of its tenant from being published.
public final class PolicyRule implements PublishRule {

    private final BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings;
    private final DesignPolicy policy;

    /// @param findings lists what is wrong with a pipeline, and what is recommended
    public PolicyRule(BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings, DesignPolicy policy) {
        this.findings = findings;
        this.policy = policy;
    }

    @Override
    public void check(TenantId tenant, String pipeline, Pipeline drawn, PublishedPipelines published) {
        List<Problem> errors = errors(tenant, drawn, published);
        if (!errors.isEmpty()) {
            throw new NotPublishableException(errors);
        }
    }

    @Override
    public List<Problem> errors(TenantId tenant, Pipeline drawn, PublishedPipelines published) {
        return DesignRule.raised(findings.apply(drawn, published), policy.of(tenant)).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }
}
