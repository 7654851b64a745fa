package dev.pipewright.model.check;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks back from a node to what formed its records.
final class Upstream {

    private Upstream() {}

    /// The nearest nodes before a node that make a record what it is; nodes that let records pass unchanged, or only
    /// add to them, are looked through.
    static List<Node> formersOf(Node node, Pipeline pipeline) {
        List<Node> formers = new ArrayList<>();
        collect(node.id(), pipeline, formers, new HashSet<>());
        return formers;
    }

    private static void collect(NodeId at, Pipeline pipeline, List<Node> formers, Set<NodeId> seen) {
        for (Edge edge : pipeline.edgesInto(at)) {
            Optional<Node> before = pipeline.node(edge.from());
            if (before.isPresent() && seen.add(edge.from())) {
                if (letsPass(before.get())) {
                    collect(edge.from(), pipeline, formers, seen);
                } else {
                    formers.add(before.get());
                }
            }
        }
    }

    private static boolean letsPass(Node node) {
        return switch (node) {
            case Node.Filter _,
                    Node.Validate _,
                    Node.Lookup _,
                    Node.ValueMap _,
                    Node.Union _,
                    Node.Deduplicate _,
                    Node.Route _ -> true;
            case Node.Map _,
                    Node.Select _,
                    Node.Flatten _,
                    Node.Sort _,
                    Node.Aggregate _,
                    Node.ApiCall _,
                    Node.SubPipeline _ -> node.disabled();
            case Node.Source _, Node.Join _, Node.Sink _, Node.Note _ -> false;
        };
    }
}
