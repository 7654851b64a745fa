package dev.pipewright.designer.canvas;

import dev.pipewright.designer.canvas.CanvasSnapshot.BoxPosition;
import dev.pipewright.designer.canvas.CanvasSnapshot.Line;
import dev.pipewright.model.Edge;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.PipelineEdit;
import java.util.List;
import java.util.stream.Collectors;

/// Turns what the browser proposes into edits of the pipeline.
final class EditWire {

    private EditWire() {}

    /// @throws IllegalArgumentException if the browser names something that can be no node
    static PipelineEdit edit(CanvasEdit proposed) {
        return switch (proposed) {
            case CanvasEdit.MoveBoxes(var positions) ->
                new PipelineEdit.MoveNodes(positions.stream()
                        .collect(Collectors.toMap(place -> new NodeId(place.id()), EditWire::position)));
            case CanvasEdit.RemoveBoxes(var ids) -> removal(ids);
            case CanvasEdit.RenameBox(var id, var name) -> new PipelineEdit.RenameNode(new NodeId(id), name);
            case CanvasEdit.Connect(var line) -> new PipelineEdit.AddEdge(edge(line));
            case CanvasEdit.Disconnect(var line) -> new PipelineEdit.RemoveEdge(edge(line));
        };
    }

    private static PipelineEdit removal(List<String> ids) {
        List<PipelineEdit> edits = ids.stream()
                .<PipelineEdit>map(id -> new PipelineEdit.RemoveNode(new NodeId(id)))
                .toList();
        return edits.size() == 1 ? edits.getFirst() : new PipelineEdit.Several(edits);
    }

    private static Position position(BoxPosition place) {
        return new Position(place.x(), place.y());
    }

    private static Edge edge(Line line) {
        return new Edge(new NodeId(line.from()), line.fromPort(), new NodeId(line.to()), line.toPort());
    }
}
