package dev.pipewright.model.environment;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the connections of an environment are what a pipeline needs. What the environment does not name is not
/// looked for under the name that is drawn: that would lead a test to the real thing.
final class BindingProblems {

    private BindingProblems() {}

    static List<Problem> of(Pipeline pipeline, Environment environment, Map<String, String> saved) {
        List<Problem> problems = new ArrayList<>();
        for (Node node : pipeline.nodes()) {
            if (!node.disabled()) {
                NodeConnection.of(node)
                        .filter(named -> !named.name().isEmpty())
                        .flatMap(named -> problem(node, named, environment, saved))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<Problem> problem(
            Node node, NodeConnection named, Environment environment, Map<String, String> saved) {
        String bound = environment.connections().get(named.name());
        if (bound == null) {
            return Optional.of(error(node, "environment.notBound", named, environment, ""));
        }
        String connector = saved.get(bound);
        if (connector == null) {
            return Optional.of(error(node, "environment.noConnection", named, environment, bound));
        }
        return connector.equals(named.connector())
                ? Optional.empty()
                : Optional.of(error(node, "environment.otherKind", named, environment, bound));
    }

    private static Problem error(Node node, String key, NodeConnection named, Environment environment, String bound) {
        return new Problem(
                Severity.ERROR,
                key,
                Map.of(
                        "node", node.name(),
                        "name", named.name(),
                        "kind", named.connector(),
                        "environment", environment.name(),
                        "bound", bound),
                node.id(),
                "connection");
    }
}
