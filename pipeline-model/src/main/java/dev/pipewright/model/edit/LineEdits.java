package dev.pipewright.model.edit;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Edits of mapping lines, which are known by their target.
final class LineEdits {

    private LineEdits() {}

    static Pipeline add(PipelineEdit.AddMappingLine add, Pipeline pipeline) {
        Node.Map map = mapping(add.node(), pipeline);
        refuseTaken(add.line().target(), map);
        List<MappingLine> lines = new ArrayList<>(map.lines());
        lines.add(Math.clamp(add.at(), 0, lines.size()), add.line());
        return with(lines, map, pipeline);
    }

    static Pipeline set(PipelineEdit.SetMappingLine set, Pipeline pipeline) {
        Node.Map map = mapping(set.node(), pipeline);
        int index = indexOf(set.target(), map);
        // A line behind may have the target: so one of two that a file has alike can be renamed, and back.
        if (targetsOf(map).subList(0, index).contains(set.line().target())) {
            refuseTaken(set.line().target(), map);
        }
        List<MappingLine> lines = new ArrayList<>(map.lines());
        lines.set(index, set.line());
        return with(lines, map, pipeline);
    }

    static Pipeline remove(PipelineEdit.RemoveMappingLine remove, Pipeline pipeline) {
        Node.Map map = mapping(remove.node(), pipeline);
        refuseTwice(remove.target(), map);
        List<MappingLine> lines = new ArrayList<>(map.lines());
        lines.remove(indexOf(remove.target(), map));
        return with(lines, map, pipeline);
    }

    static Pipeline move(PipelineEdit.MoveMappingLine move, Pipeline pipeline) {
        Node.Map map = mapping(move.node(), pipeline);
        refuseTwice(move.target(), map);
        List<MappingLine> lines = new ArrayList<>(map.lines());
        MappingLine line = lines.remove(indexOf(move.target(), map));
        lines.add(Math.clamp(move.at(), 0, lines.size()), line);
        return with(lines, map, pipeline);
    }

    static Node.Map mapping(NodeId id, Pipeline pipeline) {
        Node node = NodeEdits.find(id, pipeline);
        if (node instanceof Node.Map map) {
            return map;
        }
        throw Application.refused("edit.noMapping", "node", node.name());
    }

    /// The index of the first line with a target.
    static int indexOf(String target, Node.Map map) {
        List<String> targets = targetsOf(map);
        if (!targets.contains(target)) {
            throw new EditRefusedException("edit.noLine", Map.of("node", map.name(), "target", target));
        }
        return targets.indexOf(target);
    }

    static MappingLine line(String target, Node.Map map) {
        return map.lines().get(indexOf(target, map));
    }

    private static void refuseTaken(String target, Node.Map map) {
        if (targetsOf(map).contains(target)) {
            throw new EditRefusedException("edit.lineExists", Map.of("node", map.name(), "target", target));
        }
    }

    /// A file may have a target twice; then it is not clear which line is meant, and which one comes back.
    private static void refuseTwice(String target, Node.Map map) {
        if (targetsOf(map).stream().filter(target::equals).count() > 1) {
            throw new EditRefusedException("edit.lineTwice", Map.of("node", map.name(), "target", target));
        }
    }

    private static List<String> targetsOf(Node.Map map) {
        return map.lines().stream().map(MappingLine::target).toList();
    }

    private static Pipeline with(List<MappingLine> lines, Node.Map map, Pipeline pipeline) {
        return pipeline.withNode(map.withLines(lines));
    }
}
