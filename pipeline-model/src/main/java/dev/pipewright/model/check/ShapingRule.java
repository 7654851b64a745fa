package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The parts of a node fit each other: names are filled in and not used twice, lists are of one length.
final class ShapingRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (!node.disabled()) {
                check(node, findings);
            }
        }
    }

    private static void check(Node node, Findings findings) {
        switch (node) {
            case Node.Select select -> checkSelect(select, findings);
            case Node.Route route -> checkRoute(route, findings);
            case Node.ValueMap map -> checkValueMap(map, findings);
            case Node.Aggregate aggregate -> checkAggregate(aggregate, findings);
            case Node.Sort sort ->
                checkEach(
                        sort,
                        "keys",
                        sort.keys().stream().map(Node.Sort.Key::field).toList(),
                        findings);
            case Node.Deduplicate deduplicate -> checkEach(deduplicate, "keys", deduplicate.keys(), findings);
            case Node.Join join -> checkJoin(join, findings);
            case Node.Lookup lookup -> checkLookup(lookup, findings);
            case Node.SubPipeline sub
            when sub.version() < 1 ->
                findings.error(sub, "version", "check.version", Map.of("version", String.valueOf(sub.version())));
            default -> {} // The others have no parts of their own; a new kind is found by RequiredRule.
        }
    }

    private static void checkSelect(Node.Select select, Findings findings) {
        Set<String> targets = new HashSet<>();
        for (int i = 0; i < select.columns().size(); i++) {
            Node.Select.Column column = select.columns().get(i);
            if (column.target().isBlank() || column.field().isBlank()) {
                findings.error(select, "columns[" + i + "]", "check.columnEmpty", number(i));
            } else if (!targets.add(column.target())) {
                findings.error(select, "columns[" + i + "]", "check.sameTarget", Map.of("target", column.target()));
            }
        }
    }

    private static void checkRoute(Node.Route route, Findings findings) {
        Set<String> ports = new HashSet<>(Set.of(Node.Route.OTHERWISE));
        for (int i = 0; i < route.branches().size(); i++) {
            Node.Route.Branch branch = route.branches().get(i);
            if (branch.port().isBlank() || branch.condition().isBlank()) {
                findings.error(route, "branches[" + i + "]", "check.branchEmpty", number(i));
            } else if (!ports.add(branch.port())) {
                findings.error(route, "branches[" + i + "]", "check.sameBranch", Map.of("port", branch.port()));
            }
        }
    }

    private static void checkValueMap(Node.ValueMap map, Findings findings) {
        if (map.values().isEmpty()) {
            findings.recommend(map, "values", "check.noValues", Map.of());
        }
        if (map.unmapped() == Node.ValueMap.Unmapped.OTHERWISE && map.otherwise() == null) {
            findings.error(map, "otherwise", "check.noOtherwise");
        }
    }

    private static void checkAggregate(Node.Aggregate aggregate, Findings findings) {
        checkEach(aggregate, "groupBy", aggregate.groupBy(), findings);
        Set<String> targets = new HashSet<>(aggregate.groupBy());
        String items = aggregate.items();
        if (items != null && !targets.add(items)) {
            findings.error(aggregate, "items", "check.sameTarget", Map.of("target", items));
        }
        for (int i = 0; i < aggregate.aggregations().size(); i++) {
            Node.Aggregate.Aggregation part = aggregate.aggregations().get(i);
            boolean needsField = part.function() != Node.Aggregate.Function.COUNT;
            if (part.target().isBlank() || (needsField && part.field().isBlank())) {
                findings.error(aggregate, "aggregations[" + i + "]", "check.aggregationEmpty", number(i));
            } else if (!targets.add(part.target())) {
                findings.error(
                        aggregate, "aggregations[" + i + "]", "check.sameTarget", Map.of("target", part.target()));
            }
        }
    }

    private static void checkJoin(Node.Join join, Findings findings) {
        checkEach(join, "leftKeys", join.leftKeys(), findings);
        checkEach(join, "rightKeys", join.rightKeys(), findings);
        boolean filled = !join.leftKeys().isEmpty() && !join.rightKeys().isEmpty();
        if (filled && join.leftKeys().size() != join.rightKeys().size()) {
            findings.error(
                    join,
                    "rightKeys",
                    "check.joinKeys",
                    Map.of(
                            "left", String.valueOf(join.leftKeys().size()),
                            "right", String.valueOf(join.rightKeys().size())));
        }
    }

    private static void checkLookup(Node.Lookup lookup, Findings findings) {
        Set<String> columns = new HashSet<>();
        for (int i = 0; i < lookup.keys().size(); i++) {
            Node.Lookup.Match key = lookup.keys().get(i);
            if (key.field().isBlank() || key.column().isBlank()) {
                findings.error(lookup, "keys[" + i + "]", "check.lookupKeyEmpty", number(i));
            } else if (!columns.add(key.column())) {
                findings.error(lookup, "keys[" + i + "]", "check.sameKey", Map.of("key", key.column()));
            }
        }
    }

    private static void checkEach(Node node, String field, List<String> names, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isBlank()) {
                findings.error(node, field + "[" + i + "]", "check.keyEmpty", number(i));
            } else if (!seen.add(names.get(i))) {
                findings.error(node, field + "[" + i + "]", "check.sameKey", Map.of("key", names.get(i)));
            }
        }
    }

    /// People count from 1.
    private static Map<String, String> number(int index) {
        return Map.of("number", String.valueOf(index + 1));
    }
}
