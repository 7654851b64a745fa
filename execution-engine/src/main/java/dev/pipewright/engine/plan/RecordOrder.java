package dev.pipewright.engine.plan;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// In which order records leave a node, in the node's own field names: as many of the source's order fields as are
/// still there, from the first on.
final class RecordOrder {

    private RecordOrder() {}

    /// The order behind a node whose records come in the given order.
    static List<String> after(Node node, List<String> order) {
        return switch (node) {
            case Node.Source source -> source.orderedBy();
            case Node.Filter _, Node.Route _, Node.Validate _, Node.Deduplicate _, Node.Union _ -> order;
            case Node.ValueMap map -> upTo(order, map.target());
            case Node.Lookup lookup -> upTo(order, lookup.target());
            case Node.Flatten flatten -> upTo(order, flatten.list());
            case Node.Select select -> renamed(order, select);
            case Node.Map map -> mapped(order, map);
            case Node.Aggregate aggregate ->
                order.subList(0, Math.min(order.size(), aggregate.groupBy().size()));
            case Node.Sort sort -> RecordOrders.fields(sort.keys());
            case Node.ApiCall _, Node.Join _, Node.SubPipeline _, Node.Sink _, Node.Note _ -> List.of();
        };
    }

    /// How many of the order's fields, from the first on, are exactly the given keys.
    ///
    /// @return empty if records with equal keys need not come one after the other
    static Optional<Integer> prefixOf(List<String> order, List<String> keys) {
        Set<String> wanted = new HashSet<>(keys);
        if (wanted.isEmpty() || order.size() < wanted.size()) {
            return Optional.empty();
        }
        boolean same = wanted.equals(new HashSet<>(order.subList(0, wanted.size())));
        return same ? Optional.of(wanted.size()) : Optional.empty();
    }

    private static List<String> upTo(List<String> order, String changed) {
        int at = order.indexOf(changed);
        return at < 0 ? order : order.subList(0, at);
    }

    private static List<String> renamed(List<String> order, Node.Select select) {
        var kept = new ArrayList<String>();
        for (String field : order) {
            Optional<Node.Select.Column> column = select.columns().stream()
                    .filter(each -> each.field().equals(field) && each.type() == null)
                    .findFirst();
            if (column.isEmpty()) {
                break;
            }
            kept.add(column.get().target());
        }
        return kept;
    }

    private static List<String> mapped(List<String> order, Node.Map map) {
        var kept = new ArrayList<String>();
        for (String field : order) {
            Optional<MappingLine> line = map.lines().stream()
                    .filter(each -> each.expression().strip().equals(field))
                    .findFirst();
            if (line.isEmpty()) {
                break;
            }
            kept.add(line.get().target());
        }
        return kept;
    }
}
