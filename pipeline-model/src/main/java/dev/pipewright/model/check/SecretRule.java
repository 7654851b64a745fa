package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.Map;
import java.util.regex.Pattern;

/// Secrets live in connections: what looks like one has no place in a pipeline, which is exported and compared.
/// The text itself is never said.
final class SecretRule implements Rule {

    private static final Pattern NAME =
            Pattern.compile("(?i)(password|passwd|secret|token|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key)$");
    private static final Pattern FORM = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"
            + "|\\bAKIA[0-9A-Z]{16}\\b"
            + "|\\b(?:sk|pk|rk)_live_[0-9A-Za-z]{16,}"
            + "|\\bgh[pousr]_[0-9A-Za-z]{30,}"
            + "|\\beyJ[0-9A-Za-z_-]{10,}\\.eyJ[0-9A-Za-z_-]{10,}\\."
            + "|(?i:\\b(?:bearer|basic)) [0-9A-Za-z+/_.=-]{16,}"
            + "|\\b[a-z][a-z0-9+]*://[^/\\s:@]+:[^/\\s:@$]+@");

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            for (NodeTexts.PlacedText placed : NodeTexts.settingsOf(node)) {
                if (hasSecretName(placed) || FORM.matcher(placed.text()).find()) {
                    add(node, placed.field(), findings);
                }
            }
            for (NodeTexts.PlacedText placed : NodeTexts.expressionsOf(node)) {
                if (FORM.matcher(placed.text()).find()) {
                    add(node, placed.field(), findings);
                }
            }
        }
    }

    /// A parameter is no secret, nor is the name of a field in which one is found.
    private static boolean hasSecretName(NodeTexts.PlacedText placed) {
        return !placed.text().isBlank()
                && !placed.text().startsWith("${")
                && NAME.matcher(placed.field()).find();
    }

    private static void add(Node node, String field, Findings findings) {
        findings.recommend(node, field, "advice.secret", Map.of("field", field));
    }
}
