package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.Map;

/// Applies edits, each in its own concern.
final class Application {

    private Application() {}

    static Drawing of(PipelineEdit edit, Drawing drawing) {
        Pipeline pipeline = drawing.pipeline();
        return switch (edit) {
            case PipelineEdit.AddNode add -> NodeEdits.add(add, drawing);
            case PipelineEdit.RemoveNode(var id) -> {
                Node node = NodeEdits.find(id, pipeline);
                yield drawing.withPipeline(pipeline.withoutNode(node.id()));
            }
            case PipelineEdit.RenameNode(var id, var name) ->
                drawing.withPipeline(NodeEdits.withHeaderField(id, "name", name, pipeline));
            case PipelineEdit.SetDisabled(var id, var disabled) ->
                drawing.withPipeline(NodeEdits.withHeaderField(id, "disabled", disabled, pipeline));
            case PipelineEdit.ChangeField change -> drawing.withPipeline(NodeEdits.change(change, pipeline));
            case PipelineEdit.ReplaceNode(var node) -> drawing.withPipeline(NodeEdits.replace(node, pipeline));
            case PipelineEdit.AddEdge(var edge) -> drawing.withPipeline(EdgeEdits.add(edge, pipeline));
            case PipelineEdit.RemoveEdge(var edge) -> drawing.withPipeline(EdgeEdits.remove(edge, pipeline));
            case PipelineEdit.MoveNodes(var positions) -> {
                positions.keySet().forEach(id -> NodeEdits.find(id, pipeline));
                yield drawing.withLayout(drawing.layout().withPositions(positions));
            }
            case PipelineEdit.AddMappingLine add -> drawing.withPipeline(LineEdits.add(add, pipeline));
            case PipelineEdit.SetMappingLine set -> drawing.withPipeline(LineEdits.set(set, pipeline));
            case PipelineEdit.RemoveMappingLine remove -> drawing.withPipeline(LineEdits.remove(remove, pipeline));
            case PipelineEdit.MoveMappingLine move -> drawing.withPipeline(LineEdits.move(move, pipeline));
            case PipelineEdit.AddParameter add -> drawing.withPipeline(ParameterEdits.add(add, pipeline));
            case PipelineEdit.SetParameter set -> drawing.withPipeline(ParameterEdits.set(set, pipeline));
            case PipelineEdit.RemoveParameter(var name) -> drawing.withPipeline(ParameterEdits.remove(name, pipeline));
            case PipelineEdit.RenamePipeline(var name) -> drawing.withPipeline(pipeline.withName(name));
            case PipelineEdit.DescribePipeline(var text) -> drawing.withPipeline(pipeline.withDescription(text));
            case PipelineEdit.PutGroup(var group) -> drawing.withLayout(GroupEdits.put(group, drawing));
            case PipelineEdit.RemoveGroup(var id) -> drawing.withLayout(GroupEdits.remove(id, drawing));
            case PipelineEdit.Several(var edits) -> {
                Drawing changed = drawing;
                for (PipelineEdit part : edits) {
                    changed = of(part, changed);
                }
                yield changed;
            }
        };
    }

    static EditRefusedException refused(String key, String name, String value) {
        return new EditRefusedException(key, Map.of(name, value));
    }
}
