package dev.pipewright.platform.design;

import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.check.DesignRule;
import dev.pipewright.model.environment.DrawnConnections;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.version.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// All that is told to those who draw a pipeline: what keeps it from running, what its tenant demands, what is most
/// likely not meant, and which connections it names in vain. Safe for use by many threads.
public final class DraftProblems {

    private final BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings;
    private final Versions versions;
    private final DesignPolicy policy;
    private final Connections connections;
    private final Environments environments;

    /// @param findings lists what is wrong with a pipeline, and what is recommended
    public DraftProblems(
            BiFunction<Pipeline, PublishedPipelines, List<Problem>> findings,
            Versions versions,
            DesignPolicy policy,
            Connections connections,
            Environments environments) {
        this.findings = findings;
        this.versions = versions;
        this.policy = policy;
        this.connections = connections;
        this.environments = environments;
    }

    /// The problems of a pipeline as it is drawn, errors first. Reads the database, and takes some tens of
    /// milliseconds for hundreds of nodes.
    public List<Problem> of(TenantId tenant, Pipeline drawn) {
        var problems = new ArrayList<>(findings.apply(drawn, versions.of(tenant)));
        problems.addAll(connectionProblems(tenant, drawn));
        return DesignRule.raised(problems, policy.of(tenant));
    }

    private List<Problem> connectionProblems(TenantId tenant, Pipeline drawn) {
        List<Problem> problems = DrawnConnections.problems(drawn, connections.kinds(tenant));
        if (problems.isEmpty()) {
            return problems;
        }
        // A name for which environments have a connection need not be that of one.
        Set<String> bound = environments.list(tenant).stream()
                .flatMap(environment -> environment.connections().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
        return problems.stream()
                .filter(problem -> !bound.contains(problem.values().get("name")))
                .toList();
    }
}
