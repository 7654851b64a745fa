package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the problems of one check. Used by one thread.
final class Findings {

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::severity)
            .thenComparing(problem -> {
                var node = problem.node();
                return node == null ? "" : node.value();
            });

    private final List<Problem> problems = new ArrayList<>();

    void error(Node node, String field, String key, Map<String, String> values) {
        add(Severity.ERROR, node, field, key, values);
    }

    void error(Node node, String field, String key) {
        add(Severity.ERROR, node, field, key, Map.of());
    }

    void recommend(Node node, String field, String key, Map<String, String> values) {
        add(Severity.RECOMMENDATION, node, field, key, values);
    }

    /// An error of the pipeline as a whole.
    void error(@Nullable String field, String key, Map<String, String> values) {
        problems.add(new Problem(Severity.ERROR, key, values, null, field));
    }

    /// A recommendation for the pipeline as a whole.
    void recommend(@Nullable String field, String key, Map<String, String> values) {
        problems.add(new Problem(Severity.RECOMMENDATION, key, values, null, field));
    }

    List<Problem> sorted() {
        return problems.stream().sorted(ORDER).toList();
    }

    /// What a sentence calls a node: its name, or its kind if it has none.
    static String nameOf(Node node) {
        return node.name().isBlank() ? NodeKind.of(node).word() : node.name();
    }

    private void add(Severity severity, Node node, String field, String key, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("node", nameOf(node));
        problems.add(new Problem(severity, key, all, node.id(), field.isEmpty() ? null : field));
    }
}
