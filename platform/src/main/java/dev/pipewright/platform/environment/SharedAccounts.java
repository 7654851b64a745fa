package dev.pipewright.platform.environment;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.platform.catalogue.SavedConnection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Two connections that lead to two hosts and say the same account: what was recorded at one would count as recorded at
/// the other, and would never be sent there.
final class SharedAccounts {

    private static final String ACCOUNT = "account";
    private static final String ADDRESS = "baseUrl";

    private SharedAccounts() {}

    /// @param bound the pipeline as it runs in the environment
    static List<Problem> problems(Pipeline bound, Environment environment, List<SavedConnection> saved) {
        return bound.nodes().stream()
                .filter(node -> !node.disabled())
                .filter(Node.ApiCall.class::isInstance)
                .map(Node.ApiCall.class::cast)
                .flatMap(call ->
                        other(call.connection(), saved).stream().map(other -> problem(call, other, environment)))
                .toList();
    }

    private static Optional<SavedConnection> other(String name, List<SavedConnection> saved) {
        return saved.stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst()
                .filter(mine -> !account(mine).isEmpty())
                .flatMap(mine -> saved.stream()
                        .filter(other -> other.connector().equals(mine.connector()))
                        .filter(other -> account(other).equals(account(mine)))
                        .filter(other -> !Objects.equals(
                                other.settings().get(ADDRESS), mine.settings().get(ADDRESS)))
                        .findFirst());
    }

    private static String account(SavedConnection connection) {
        return String.valueOf(connection.settings().getOrDefault(ACCOUNT, ""));
    }

    private static Problem problem(Node.ApiCall call, SavedConnection other, Environment environment) {
        return new Problem(
                Severity.ERROR,
                "environment.sameAccount",
                Map.of(
                        "node", call.name(),
                        "connection", call.connection(),
                        "other", other.name(),
                        "account", account(other),
                        "environment", environment.name()),
                call.id(),
                "connection");
    }
}
