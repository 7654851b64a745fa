package dev.pipewright.engine.mapping;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the edits that make one list of lines another, line by line: so what others have changed meanwhile in
/// other lines stays, and one undo takes all back.
public final class LineChanges {

    private LineChanges() {}

    /// The edit between two lists of lines; empty if they are alike.
    ///
    /// @param after without two lines for one target
    public static Optional<PipelineEdit> between(NodeId node, List<MappingLine> before, List<MappingLine> after) {
        List<PipelineEdit> edits = new ArrayList<>();
        List<MappingLine> lines = new ArrayList<>(before);
        Set<String> kept = new HashSet<>();
        after.forEach(line -> kept.add(line.target()));
        for (MappingLine line : before) {
            if (!kept.contains(line.target())) {
                lines.remove(line);
                edits.add(new PipelineEdit.RemoveMappingLine(node, line.target()));
            }
        }
        for (int at = 0; at < after.size(); at++) {
            place(node, lines, after.get(at), at, edits);
        }
        return switch (edits.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(edits.getFirst());
            default -> Optional.of(new PipelineEdit.Several(edits));
        };
    }

    private static void place(
            NodeId node, List<MappingLine> lines, MappingLine wanted, int at, List<PipelineEdit> edits) {
        int present = lines.stream().map(MappingLine::target).toList().indexOf(wanted.target());
        if (present < 0) {
            lines.add(at, wanted);
            edits.add(new PipelineEdit.AddMappingLine(node, at, wanted));
            return;
        }
        if (!lines.get(present).equals(wanted)) {
            edits.add(new PipelineEdit.SetMappingLine(node, wanted.target(), wanted));
        }
        lines.remove(present);
        lines.add(at, wanted);
        if (present != at) {
            edits.add(new PipelineEdit.MoveMappingLine(node, wanted.target(), at));
        }
    }
}
