package dev.pipewright.model.environment;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What those who draw are told of the connections that their nodes name.
///
/// Recommendations, no errors: a pipeline may well come to an installation, and be published there, before the
/// connections that it names.
public final class DrawnConnections {

    private DrawnConnections() {}

    /// The enabled nodes whose connection is not there, or is of another kind than they need.
    ///
    /// @param saved the kinds of the connections that there are, by name
    public static List<Problem> problems(Pipeline drawn, Map<String, String> saved) {
        return drawn.nodes().stream()
                .filter(node -> !node.disabled())
                .flatMap(node -> NodeConnection.of(node)
                        .filter(named -> !named.name().isEmpty())
                        .flatMap(named -> problem(node, named, saved))
                        .stream())
                .toList();
    }

    private static Optional<Problem> problem(Node node, NodeConnection named, Map<String, String> saved) {
        String connector = saved.get(named.name());
        if (connector == null) {
            return Optional.of(recommendation(node, "advice.noConnection", named));
        }
        return connector.equals(named.connector())
                ? Optional.empty()
                : Optional.of(recommendation(node, "advice.otherConnection", named));
    }

    private static Problem recommendation(Node node, String key, NodeConnection named) {
        return new Problem(
                Severity.RECOMMENDATION,
                key,
                Map.of("node", node.name(), "name", named.name(), "kind", named.connector()),
                node.id(),
                "connection");
    }
}
