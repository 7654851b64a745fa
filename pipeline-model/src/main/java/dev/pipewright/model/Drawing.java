package dev.pipewright.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A pipeline and where its boxes stand: what people see and edit.
///
/// Every node stands somewhere (who was never placed, at the origin), and nothing that is no node does.
public record Drawing(Pipeline pipeline, Layout layout) {

    public Drawing {
        layout = fitted(pipeline, layout);
    }

    public Drawing withPipeline(Pipeline changed) {
        return new Drawing(changed, layout);
    }

    public Drawing withLayout(Layout changed) {
        return new Drawing(pipeline, changed);
    }

    private static Layout fitted(Pipeline pipeline, Layout layout) {
        Map<NodeId, Position> positions = new HashMap<>();
        pipeline.nodes().forEach(node -> positions.put(node.id(), layout.positionOf(node.id())));
        List<Group> groups = layout.groups().stream()
                .map(group -> new Group(
                        group.id(),
                        group.name(),
                        group.nodes().stream().filter(positions::containsKey).toList()))
                .toList();
        return new Layout(positions, groups);
    }
}
