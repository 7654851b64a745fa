package dev.pipewright.engine.plan;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// In which order records come to each node, and which nodes need an exchange: all their records, brought into the
/// order of their keys, before they can begin. These are joins, sorts, and nodes that group where the records of a
/// group
/// need not come one after the other.
final class RecordOrders {

    private final ActiveGraph graph;
    private final Map<NodeId, List<String>> behind = new HashMap<>();
    private final Map<NodeId, List<Node.Sort.Key>> exchanges = new HashMap<>();
    private final Map<NodeId, Integer> groupPrefixes = new HashMap<>();

    /// @param nodes each after those it gets records from
    RecordOrders(ActiveGraph graph, List<Node> nodes) {
        this.graph = graph;
        nodes.forEach(this::visit);
    }

    /// True if the node needs an exchange.
    boolean isExchange(Node node) {
        return exchanges.containsKey(node.id());
    }

    /// The order that an exchange brings records into.
    List<Node.Sort.Key> keysOf(Node exchange) {
        return exchanges.getOrDefault(exchange.id(), List.of());
    }

    /// The input's fields that chunks must be cut at a change of, so that no group of a step is torn.
    ///
    /// @param inputOrder the fields by which the input is ordered
    List<String> border(List<String> inputOrder, List<Step> steps) {
        int shortest = Integer.MAX_VALUE;
        for (Step step : steps) {
            shortest = Math.min(shortest, groupPrefixes.getOrDefault(step.node().id(), Integer.MAX_VALUE));
        }
        return shortest == Integer.MAX_VALUE ? List.of() : inputOrder.subList(0, shortest);
    }

    private void visit(Node node) {
        List<String> order = orderInto(node);
        List<String> group = groupOf(node);
        if (node instanceof Node.Sort sort) {
            order = exchange(sort, sort.keys());
        } else if (node instanceof Node.Join) {
            order = exchange(node, List.of(new Node.Sort.Key(StageEnd.Exchange.JOIN_KEY, false)));
            groupPrefixes.put(node.id(), 1);
        } else if (!group.isEmpty()) {
            if (RecordOrder.prefixOf(order, group).isEmpty()) {
                order = exchange(
                        node,
                        group.stream()
                                .map(field -> new Node.Sort.Key(field, false))
                                .toList());
            }
            Optional<Integer> prefix = RecordOrder.prefixOf(order, group);
            groupPrefixes.put(node.id(), prefix.orElseThrow());
        }
        behind.put(node.id(), RecordOrder.after(node, order));
    }

    private List<String> exchange(Node node, List<Node.Sort.Key> keys) {
        exchanges.put(node.id(), List.copyOf(keys));
        return fields(keys);
    }

    /// The fields of an order.
    static List<String> fields(List<Node.Sort.Key> keys) {
        return keys.stream().map(Node.Sort.Key::field).toList();
    }

    /// A node fed from several sides gets records in no order that could be relied on, also if some of them come in
    /// another stage.
    private List<String> orderInto(Node node) {
        Set<NodeId> feeding = graph.predecessors(node.id());
        return feeding.size() == 1 ? behind.getOrDefault(feeding.iterator().next(), List.of()) : List.of();
    }

    private static List<String> groupOf(Node node) {
        return switch (node) {
            case Node.Aggregate aggregate -> aggregate.groupBy();
            case Node.Deduplicate deduplicate -> deduplicate.keys();
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
                    Node.Note _ -> List.of();
        };
    }
}
