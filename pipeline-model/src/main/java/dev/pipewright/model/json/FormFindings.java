package dev.pipewright.model.json;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import dev.pipewright.model.form.FormException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what does not fit in a text, each with its line and the node it is about.
final class FormFindings {

    private static final Pattern IN_NODE = Pattern.compile("nodes\\[(\\d+)]\\.?(.*)");

    private final JsonText text;
    private final List<Problem> problems = new ArrayList<>();

    FormFindings(JsonText text) {
        this.text = text;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(
                    problem -> Integer.parseInt(problem.values().getOrDefault("line", "1"))));
            throw new PipelineFormatException(problems);
        }
    }

    /// The object that the whole text should be.
    @SuppressWarnings("unchecked") // Parsed objects have string keys.
    Map<String, @Nullable Object> topObject() {
        if (text.value() instanceof Map<?, ?> object) {
            return (Map<String, @Nullable Object>) object;
        }
        add(new FormException("", "file.notObject", Map.of()));
        throw new PipelineFormatException(problems);
    }

    void add(FormException finding) {
        Map<String, String> values = new HashMap<>(finding.values());
        values.put("line", String.valueOf(lineOf(finding.path())));
        values.put("where", whereOf(finding.path()));
        problems.add(new Problem(
                Problem.Severity.ERROR, finding.key(), values, nodeAt(finding.path()), fieldOf(finding.path())));
    }

    private int lineOf(String path) {
        for (String place = path; !place.isEmpty(); place = parentOf(place)) {
            Integer line = text.lines().get(place);
            if (line != null) {
                return line;
            }
        }
        return text.lines().getOrDefault("", 1);
    }

    private static String parentOf(String path) {
        int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return cut < 0 ? "" : path.substring(0, cut);
    }

    /// The place in words that need no translation: `'Map orders', lines[2].target`.
    private String whereOf(String path) {
        Matcher inNode = IN_NODE.matcher(path);
        if (!inNode.matches()) {
            return path.isEmpty() ? "1" : path;
        }
        Object name = textOfNode(inNode, "name");
        Object id = textOfNode(inNode, "id");
        String node =
                name != null ? "'" + name + "'" : id != null ? "'" + id + "'" : path.substring(0, inNode.end(1) + 1);
        return inNode.group(2).isEmpty() ? node : node + ", " + inNode.group(2);
    }

    private @Nullable NodeId nodeAt(String path) {
        Matcher inNode = IN_NODE.matcher(path);
        String id = inNode.matches() ? textOfNode(inNode, "id") : null;
        try {
            return id == null ? null : new NodeId(id);
        } catch (IllegalArgumentException e) {
            return null; // The id itself is what does not fit.
        }
    }

    private static String fieldOf(String path) {
        Matcher inNode = IN_NODE.matcher(path);
        return inNode.matches() ? inNode.group(2) : path;
    }

    private @Nullable String textOfNode(Matcher inNode, String field) {
        if (text.value() instanceof Map<?, ?> file
                && file.get("nodes") instanceof List<?> nodes
                && nodes.get(Integer.parseInt(inNode.group(1))) instanceof Map<?, ?> node
                && node.get(field) instanceof String value) {
            return value;
        }
        return null;
    }
}
