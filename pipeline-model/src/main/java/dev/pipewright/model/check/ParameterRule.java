package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parameters are declared once, have values of their type, and what is used is declared.
final class ParameterRule implements Rule {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern IN_SETTING = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern IN_EXPRESSION = Pattern.compile("\\$param\\.([A-Za-z_][A-Za-z0-9_]*)");

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < pipeline.parameters().size(); i++) {
            Parameter parameter = pipeline.parameters().get(i);
            String field = "parameters[" + i + "]";
            if (!NAME.matcher(parameter.shortName()).matches()) {
                findings.error(field, "check.parameterName", Map.of("parameter", parameter.name()));
            } else if (!names.add(parameter.name())) {
                findings.error(field, "check.sameParameter", Map.of("parameter", parameter.name()));
            }
            String standard = parameter.standard();
            if (standard != null && !ParameterValues.fits(standard, parameter.type())) {
                findings.error(
                        field,
                        "check.parameterValue",
                        Map.of(
                                "parameter", parameter.name(),
                                "value", standard,
                                "type", ParameterValues.words(parameter.type())));
            }
        }
        for (Node node : pipeline.nodes()) {
            if (!node.disabled()) {
                checkUses(node, pipeline.parametersOf(node.id()), findings);
            }
        }
    }

    private static void checkUses(Node node, Set<String> names, Findings findings) {
        for (NodeTexts.PlacedText placed : NodeTexts.settingsOf(node)) {
            checkUses(node, placed, IN_SETTING, names, findings);
        }
        for (NodeTexts.PlacedText placed : NodeTexts.expressionsOf(node)) {
            checkUses(node, placed, IN_EXPRESSION, names, findings);
        }
    }

    private static void checkUses(
            Node node, NodeTexts.PlacedText placed, Pattern form, Set<String> names, Findings findings) {
        Matcher use = form.matcher(placed.text());
        while (use.find()) {
            if (!names.contains(use.group(1))) {
                findings.error(
                        node,
                        placed.field(),
                        "check.unknownParameter",
                        Map.of("use", use.group(), "parameter", use.group(1)));
            }
        }
    }
}
