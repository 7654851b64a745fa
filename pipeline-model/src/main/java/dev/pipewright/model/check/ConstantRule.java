package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.Map;

/// A condition looks at the record it decides about.
record ConstantRule(ExpressionFacts expressions) implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if ((node instanceof Node.Filter || node instanceof Node.Route) && !node.disabled()) {
                for (NodeTexts.PlacedText placed : NodeTexts.expressionsOf(node)) {
                    expressions
                            .constant(placed.text())
                            .ifPresent(always -> findings.recommend(
                                    node,
                                    placed.field(),
                                    always ? "advice.alwaysTrue" : "advice.neverTrue",
                                    Map.of("condition", placed.text().strip())));
                }
            }
        }
    }
}
