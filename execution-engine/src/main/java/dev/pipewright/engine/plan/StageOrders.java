package dev.pipewright.engine.plan;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Follows the order of records through the nodes of one stage, and finds the borders that keep groups whole.
final class StageOrders {

    private final StageInput input;
    private final ActiveGraph graph;
    private final PlanProblems problems;
    private final List<String> inputOrder;
    private final Map<NodeId, List<String>> orders = new HashMap<>();
    private int border = Integer.MAX_VALUE;

    StageOrders(StageInput input, ActiveGraph graph, PlanProblems problems) {
        this.input = input;
        this.graph = graph;
        this.problems = problems;
        this.inputOrder = input.node() instanceof Node.Source source ? source.orderedBy() : List.of();
    }

    /// Takes the next node, after all nodes it gets records from.
    void visit(Node node) {
        List<String> order = orderInto(node.id());
        switch (node) {
            case Node.Aggregate aggregate -> needs(aggregate, order, aggregate.groupBy());
            case Node.Deduplicate deduplicate -> needs(deduplicate, order, deduplicate.keys());
            case Node.Source _,
                    Node.Map _,
                    Node.Select _,
                    Node.Filter _,
                    Node.Route _,
                    Node.Lookup _,
                    Node.ValueMap _,
                    Node.Flatten _,
                    Node.Sort _,
                    Node.Join _,
                    Node.Union _,
                    Node.Validate _,
                    Node.ApiCall _,
                    Node.SubPipeline _,
                    Node.Sink _,
                    Node.Note _ -> {}
        }
        orders.put(node.id(), RecordOrder.after(node, order));
    }

    /// The input's fields that chunks must be cut at a change of.
    List<String> border() {
        return border == Integer.MAX_VALUE ? List.of() : inputOrder.subList(0, border);
    }

    private void needs(Node node, List<String> order, List<String> keys) {
        Optional<Integer> prefix = RecordOrder.prefixOf(order, keys);
        if (prefix.isPresent()) {
            border = Math.min(border, prefix.get());
        } else {
            problems.notOrdered(node, keys);
        }
    }

    /// A node fed from several sides gets records in no order that could be relied on, also if some of them come in
    /// another stage.
    private List<String> orderInto(NodeId id) {
        Set<NodeId> feeding = graph.predecessors(id);
        if (feeding.size() != 1) {
            return List.of();
        }
        NodeId from = feeding.iterator().next();
        return from.equals(input.id()) ? inputOrder : orders.getOrDefault(from, List.of());
    }
}
