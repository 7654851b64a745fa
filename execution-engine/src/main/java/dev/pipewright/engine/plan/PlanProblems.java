package dev.pipewright.engine.plan;

import dev.pipewright.model.Node;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects why a pipeline cannot run.
final class PlanProblems {

    private final List<Problem> problems = new ArrayList<>();

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> list() {
        return problems;
    }

    /// Notes a node of a kind that the engine cannot run.
    void checkKind(Node node) {
        switch (node) {
            case Node.SubPipeline _ -> add("plan.subPipeline", node);
            case Node.Source _,
                    Node.Map _,
                    Node.Select _,
                    Node.Filter _,
                    Node.Route _,
                    Node.Lookup _,
                    Node.ValueMap _,
                    Node.Aggregate _,
                    Node.Flatten _,
                    Node.Deduplicate _,
                    Node.Sort _,
                    Node.Join _,
                    Node.Union _,
                    Node.Validate _,
                    Node.ApiCall _,
                    Node.Sink _,
                    Node.Note _ -> {}
        }
    }

    void cycle() {
        add("plan.cycle", null, Map.of());
    }

    void nothingToRun() {
        add("plan.nothingToRun", null, Map.of());
    }

    private void add(String key, Node node) {
        add(key, node, Map.of("node", node.name()));
    }

    private void add(String key, @Nullable Node node, Map<String, String> values) {
        var problem = new Problem(Severity.ERROR, key, values, node == null ? null : node.id(), null);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
