package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Groups can be formed while reading if the source delivers their records one after the other.
final class GroupOrderRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.Aggregate aggregate && !aggregate.disabled()) {
                for (Node former : Upstream.formersOf(aggregate, pipeline)) {
                    if (former instanceof Node.Source source && !startsWith(source.orderedBy(), aggregate.groupBy())) {
                        findings.recommend(
                                aggregate,
                                "groupBy",
                                "check.groupOrder",
                                Map.of(
                                        "source", Findings.nameOf(source),
                                        "fields", String.join(", ", aggregate.groupBy())));
                    }
                }
            }
        }
    }

    private static boolean startsWith(List<String> orderedBy, List<String> groupBy) {
        return orderedBy.size() >= groupBy.size()
                && new HashSet<>(orderedBy.subList(0, groupBy.size())).equals(new HashSet<>(groupBy));
    }
}
