package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Group;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.form.NodeFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the edit that takes another one back. The edit has been tried: it fits the drawing.
final class Inverse {

    private Inverse() {}

    static PipelineEdit of(PipelineEdit edit, Drawing before) {
        Pipeline pipeline = before.pipeline();
        return switch (edit) {
            case PipelineEdit.AddNode add ->
                new PipelineEdit.RemoveNode(add.node().id());
            case PipelineEdit.RemoveNode(var id) -> ofRemoval(id, before);
            case PipelineEdit.RenameNode rename ->
                new PipelineEdit.RenameNode(
                        rename.node(), NodeEdits.find(rename.node(), pipeline).name());
            case PipelineEdit.SetDisabled set ->
                new PipelineEdit.SetDisabled(
                        set.node(), NodeEdits.find(set.node(), pipeline).disabled());
            case PipelineEdit.ChangeField change ->
                new PipelineEdit.ChangeField(
                        change.node(),
                        change.field(),
                        NodeFields.valueOf(NodeEdits.find(change.node(), pipeline), change.field()));
            case PipelineEdit.ReplaceNode(var node) ->
                new PipelineEdit.ReplaceNode(NodeEdits.find(node.id(), pipeline));
            case PipelineEdit.AddEdge(var edge) -> new PipelineEdit.RemoveEdge(edge);
            case PipelineEdit.RemoveEdge(var edge) -> new PipelineEdit.AddEdge(edge);
            case PipelineEdit.MoveNodes(var positions) -> ofMove(positions, before);
            case PipelineEdit.AddMappingLine add ->
                new PipelineEdit.RemoveMappingLine(add.node(), add.line().target());
            case PipelineEdit.SetMappingLine(var id, var target, var line) ->
                new PipelineEdit.SetMappingLine(
                        id, line.target(), LineEdits.line(target, LineEdits.mapping(id, pipeline)));
            case PipelineEdit.RemoveMappingLine(var id, var target) -> {
                Node.Map map = LineEdits.mapping(id, pipeline);
                yield new PipelineEdit.AddMappingLine(id, LineEdits.indexOf(target, map), LineEdits.line(target, map));
            }
            case PipelineEdit.MoveMappingLine move ->
                new PipelineEdit.MoveMappingLine(
                        move.node(),
                        move.target(),
                        LineEdits.indexOf(move.target(), LineEdits.mapping(move.node(), pipeline)));
            case PipelineEdit.AddParameter add ->
                new PipelineEdit.RemoveParameter(add.parameter().name());
            case PipelineEdit.SetParameter(var name, var parameter) ->
                new PipelineEdit.SetParameter(parameter.name(), ParameterEdits.parameter(name, pipeline));
            case PipelineEdit.RemoveParameter(var name) ->
                new PipelineEdit.AddParameter(
                        ParameterEdits.indexOf(name, pipeline), ParameterEdits.parameter(name, pipeline));
            case PipelineEdit.RenamePipeline _ -> new PipelineEdit.RenamePipeline(pipeline.name());
            case PipelineEdit.DescribePipeline _ -> new PipelineEdit.DescribePipeline(pipeline.description());
            case PipelineEdit.PutGroup(var group) ->
                before.layout()
                        .group(group.id())
                        .<PipelineEdit>map(PipelineEdit.PutGroup::new)
                        .orElseGet(() -> new PipelineEdit.RemoveGroup(group.id()));
            case PipelineEdit.RemoveGroup(var id) ->
                new PipelineEdit.PutGroup(before.layout().group(id).orElseThrow());
            case PipelineEdit.Several(var edits) -> ofSeveral(edits, before);
        };
    }

    private static PipelineEdit ofRemoval(NodeId id, Drawing before) {
        Pipeline pipeline = before.pipeline();
        List<PipelineEdit> back = new ArrayList<>();
        back.add(new PipelineEdit.AddNode(
                NodeEdits.find(id, pipeline), before.layout().positionOf(id)));
        for (Edge edge : pipeline.edges()) {
            if (edge.from().equals(id) || edge.to().equals(id)) {
                back.add(new PipelineEdit.AddEdge(edge));
            }
        }
        for (Group group : before.layout().groups()) {
            if (group.nodes().contains(id)) {
                back.add(new PipelineEdit.PutGroup(group));
            }
        }
        return back.size() == 1 ? back.getFirst() : new PipelineEdit.Several(back);
    }

    private static PipelineEdit ofMove(Map<NodeId, Position> moved, Drawing before) {
        Map<NodeId, Position> back = new HashMap<>();
        moved.keySet().forEach(id -> back.put(id, before.layout().positionOf(id)));
        return new PipelineEdit.MoveNodes(back);
    }

    private static PipelineEdit ofSeveral(List<PipelineEdit> edits, Drawing before) {
        List<PipelineEdit> back = new ArrayList<>();
        Drawing drawing = before;
        for (PipelineEdit edit : edits) {
            back.addFirst(of(edit, drawing));
            drawing = edit.applyTo(drawing);
        }
        return new PipelineEdit.Several(back);
    }
}
