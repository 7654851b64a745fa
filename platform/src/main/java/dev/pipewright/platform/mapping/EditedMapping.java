package dev.pipewright.platform.mapping;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.wanted.MapTarget;
import dev.pipewright.model.wanted.TargetSchemas;
import dev.pipewright.model.wanted.TargetTree;
import java.util.List;
import java.util.Optional;

/// Which mapping is edited, and how it and its target are found in a draft.
///
/// @param schemas what the targets of mappings want
record EditedMapping(NodeId node, TargetSchemas schemas) {

    /// @throws java.util.NoSuchElementException if somebody has removed the mapping
    Node.Map in(Pipeline pipeline) {
        return (Node.Map) pipeline.node(node).orElseThrow();
    }

    List<MappingLine> lines(Pipeline pipeline) {
        return in(pipeline).lines();
    }

    /// What it is to form; empty if nobody says so.
    Optional<MapTarget> target(Pipeline pipeline) {
        return MapTarget.of(in(pipeline), pipeline, schemas);
    }

    Optional<TargetTree> tree(Pipeline pipeline) {
        return target(pipeline).map(MapTarget::tree);
    }

    /// Those of some lines that are wanted: for the targets, and the for-each lines that these stand in.
    ///
    /// @param targets all if there are none
    static List<MappingLine> wanted(List<MappingLine> lines, List<String> targets) {
        return lines.stream()
                .filter(line -> targets.isEmpty()
                        || targets.stream()
                                .anyMatch(target -> target.equals(line.target())
                                        || (line.isForEach() && target.startsWith(line.target() + "."))))
                .toList();
    }
}
