package dev.pipewright.model.json;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.FormReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One reading of one file: goes on after a finding, so that people see all findings at once.
final class FileReading {

    private static final Set<String> FIELDS = Set.of(
            PipelineJson.FORMAT_VERSION,
            PipelineJson.ORIGIN,
            PipelineJson.LAYOUT,
            "name",
            "description",
            "parameters",
            "nodes",
            "edges");

    private final Map<String, @Nullable Object> form;
    private final FormFindings findings;

    FileReading(JsonText text) {
        this.findings = new FormFindings(text);
        this.form = upgraded(findings.topObject());
    }

    PipelineFile file() {
        form.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> findings.add(new FormException(name, "file.unknownField", Map.of("field", name))));
        String name = text("name");
        String description = text("description");
        List<Parameter> parameters = items(Parameter.class, "parameters");
        List<Node> nodes = items(Node.class, "nodes");
        List<Edge> edges = items(Edge.class, "edges");
        checkIds(nodes);
        checkEdges(nodes, edges);
        Layout layout = form.containsKey(PipelineJson.LAYOUT) ? part(Layout.class, PipelineJson.LAYOUT) : Layout.EMPTY;
        FileOrigin origin = form.containsKey(PipelineJson.ORIGIN) ? part(FileOrigin.class, PipelineJson.ORIGIN) : null;
        findings.throwIfAny();
        var pipeline = new Pipeline(name, description, parameters, nodes, edges);
        return new PipelineFile(pipeline, layout == null ? Layout.EMPTY : layout, origin);
    }

    private Map<String, @Nullable Object> upgraded(Map<String, @Nullable Object> file) {
        if (!(file.get(PipelineJson.FORMAT_VERSION) instanceof Long version) || version < 1) {
            findings.add(new FormException(PipelineJson.FORMAT_VERSION, "file.noFormat", Map.of()));
            findings.throwIfAny();
            return file;
        }
        if (version > FormatUpgrade.CURRENT) {
            findings.add(new FormException(
                    PipelineJson.FORMAT_VERSION,
                    "file.newerFormat",
                    Map.of("format", version.toString(), "known", String.valueOf(FormatUpgrade.CURRENT))));
            findings.throwIfAny();
        }
        Map<String, @Nullable Object> current = file;
        for (FormatUpgrade step : FormatUpgrade.STEPS.subList(version.intValue() - 1, FormatUpgrade.STEPS.size())) {
            current = step.apply(current);
        }
        return current;
    }

    private String text(String field) {
        Object value = form.getOrDefault(field, "");
        if (value instanceof String text) {
            return text;
        }
        findings.add(new FormException(field, "file.notText", Map.of()));
        return "";
    }

    private <T> List<T> items(Class<T> type, String field) {
        var items = new ArrayList<T>();
        Object value = form.getOrDefault(field, List.of());
        if (!(value instanceof List<?> list)) {
            findings.add(new FormException(field, "file.notList", Map.of()));
            return items;
        }
        for (int i = 0; i < list.size(); i++) {
            try {
                items.add(FormReader.read(type, list.get(i), field + "[" + i + "]"));
            } catch (FormException e) {
                findings.add(e);
            }
        }
        return items;
    }

    private <T> @Nullable T part(Class<T> type, String field) {
        try {
            return FormReader.read(type, form.get(field), field);
        } catch (FormException e) {
            findings.add(e);
            return null;
        }
    }

    private void checkIds(List<Node> nodes) {
        Map<NodeId, Integer> counts = new HashMap<>();
        nodes.forEach(node -> counts.merge(node.id(), 1, Integer::sum));
        counts.forEach((id, count) -> {
            if (count > 1) {
                findings.add(new FormException("nodes", "file.duplicateId", Map.of("id", id.value())));
            }
        });
    }

    /// Ends are only looked up when all nodes could be read: what is missing would else be reported twice.
    private void checkEdges(List<Node> nodes, List<Edge> edges) {
        if (findings.isEmpty()) {
            Set<NodeId> ids = nodes.stream().map(Node::id).collect(Collectors.toSet());
            Set<Edge> seen = new HashSet<>();
            for (int i = 0; i < edges.size(); i++) {
                checkEdge(edges.get(i), "edges[" + i + "]", ids, seen);
            }
        }
    }

    private void checkEdge(Edge edge, String path, Set<NodeId> ids, Set<Edge> seen) {
        if (!seen.add(edge)) {
            findings.add(new FormException(path, "file.duplicateEdge", Map.of()));
        }
        for (NodeId end : List.of(edge.from(), edge.to())) {
            if (!ids.contains(end)) {
                findings.add(new FormException(path, "file.unknownNode", Map.of("id", end.value())));
            }
        }
    }
}
