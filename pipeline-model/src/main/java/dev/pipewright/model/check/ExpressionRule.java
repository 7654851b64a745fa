package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.Map;

/// Expressions can be evaluated.
record ExpressionRule(ExpressionCheck expressions) implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (!node.disabled()) {
                for (NodeTexts.PlacedText placed : NodeTexts.expressionsOf(node)) {
                    expressions.faultOf(placed.text()).ifPresent(fault -> add(node, placed, fault, findings));
                }
            }
        }
    }

    private static void add(
            Node node, NodeTexts.PlacedText placed, ExpressionCheck.ExpressionFault fault, Findings findings) {
        Map<String, String> values = Map.of(
                "message", fault.message(),
                "position", String.valueOf(fault.position()),
                "place", placeOf(node, placed.field()));
        findings.error(node, placed.field(), fault.position() > 0 ? "check.expressionAt" : "check.expression", values);
    }

    /// A mapping line is known by its target, other expressions by their field.
    private static String placeOf(Node node, String field) {
        if (node instanceof Node.Map map && field.startsWith("lines[")) {
            return map.lines()
                    .get(Integer.parseInt(field.substring("lines[".length(), field.indexOf(']'))))
                    .target();
        }
        return field;
    }
}
