package dev.pipewright.model.edit;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Edits of edges.
final class EdgeEdits {

    private EdgeEdits() {}

    static Pipeline add(Edge edge, Pipeline pipeline) {
        NodeEdits.find(edge.from(), pipeline);
        NodeEdits.find(edge.to(), pipeline);
        if (pipeline.edges().contains(edge)) {
            throw new EditRefusedException("edit.edgeExists", namesOf(edge, pipeline));
        }
        List<Edge> edges = new ArrayList<>(pipeline.edges());
        edges.add(edge);
        return pipeline.withEdges(edges);
    }

    static Pipeline remove(Edge edge, Pipeline pipeline) {
        List<Edge> edges = new ArrayList<>(pipeline.edges());
        if (!edges.remove(edge)) {
            throw new EditRefusedException("edit.noEdge", Map.of());
        }
        return pipeline.withEdges(edges);
    }

    private static Map<String, String> namesOf(Edge edge, Pipeline pipeline) {
        return Map.of(
                "from", NodeEdits.find(edge.from(), pipeline).name(),
                "to", NodeEdits.find(edge.to(), pipeline).name());
    }
}
