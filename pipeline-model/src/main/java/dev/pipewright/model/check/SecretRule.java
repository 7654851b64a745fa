package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.Map;

/// Secrets live in connections: what looks like one has no place in a pipeline, which is exported and compared.
/// The text itself is never said.
final class SecretRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            for (NodeTexts.PlacedText placed : NodeTexts.settingsOf(node)) {
                if (hasSecretName(placed) || SecretForms.isOne(placed.text())) {
                    add(node, placed.field(), findings);
                }
            }
            for (NodeTexts.PlacedText placed : NodeTexts.expressionsOf(node)) {
                if (SecretForms.isOne(placed.text())) {
                    add(node, placed.field(), findings);
                }
            }
        }
    }

    /// A parameter is no secret, nor is the name of a field in which one is found.
    private static boolean hasSecretName(NodeTexts.PlacedText placed) {
        return !placed.text().isBlank() && !placed.text().startsWith("${") && SecretForms.namesOne(placed.field());
    }

    private static void add(Node node, String field, Findings findings) {
        findings.recommend(node, field, "advice.secret", Map.of("field", field));
    }
}
