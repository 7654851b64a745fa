package dev.pipewright.model.form;

import dev.pipewright.model.Edge;
import dev.pipewright.model.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Edges as JSON values: `{"from": "route-a1", "to": "sink-b2"}`, a port other than the ordinary one after a dot, as
/// in `route-a1.export`.
final class EdgeForm {

    static final String FROM = "from";
    static final String TO = "to";

    private EdgeForm() {}

    static Map<String, @Nullable Object> of(Edge edge) {
        var form = new LinkedHashMap<String, @Nullable Object>();
        form.put(FROM, end(edge.from(), edge.fromPort(), Edge.OUT));
        form.put(TO, end(edge.to(), edge.toPort(), Edge.IN));
        return form;
    }

    static Edge read(@Nullable Object form, String path) throws FormException {
        Map<String, @Nullable Object> object = Shape.object(form, path);
        for (String name : object.keySet()) {
            if (!name.equals(FROM) && !name.equals(TO)) {
                throw new FormException(Shape.under(path, name), "file.unknownField", Map.of("field", name));
            }
        }
        String from = Shape.text(object.get(FROM), Shape.under(path, FROM));
        String to = Shape.text(object.get(TO), Shape.under(path, TO));
        return Shape.made(() -> edge(from, to), path);
    }

    /// @throws IllegalArgumentException if an end does not start with a node id
    private static Edge edge(String from, String to) {
        return new Edge(nodeOf(from), portOf(from, Edge.OUT), nodeOf(to), portOf(to, Edge.IN));
    }

    private static String end(NodeId node, String port, String ordinary) {
        return port.equals(ordinary) ? node.value() : node.value() + "." + port;
    }

    private static NodeId nodeOf(String end) {
        int dot = end.indexOf('.');
        return new NodeId(dot < 0 ? end : end.substring(0, dot));
    }

    private static String portOf(String end, String ordinary) {
        int dot = end.indexOf('.');
        return dot < 0 ? ordinary : end.substring(dot + 1);
    }
}
