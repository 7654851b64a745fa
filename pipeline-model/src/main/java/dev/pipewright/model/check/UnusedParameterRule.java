package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a run may choose makes a difference. A parameter is taken for used wherever its name stands as a word: settings
/// name parameters in several ways, as in `${name}` and `:name`.
final class UnusedParameterRule implements Rule {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        Set<String> words = new HashSet<>();
        for (Node node : pipeline.nodes()) {
            NodeTexts.settingsOf(node).forEach(placed -> addWords(placed.text(), words));
            NodeTexts.expressionsOf(node).forEach(placed -> addWords(placed.text(), words));
        }
        for (int i = 0; i < pipeline.parameters().size(); i++) {
            Parameter parameter = pipeline.parameters().get(i);
            if (parameter.surrounding().isEmpty() && !words.contains(parameter.name())) {
                findings.recommend(
                        "parameters[" + i + "]", "advice.unusedParameter", Map.of("parameter", parameter.name()));
            }
        }
    }

    private static void addWords(String text, Set<String> words) {
        WORD.matcher(text).results().forEach(word -> words.add(word.group()));
    }
}
