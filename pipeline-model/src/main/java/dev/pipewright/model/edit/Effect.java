package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import java.util.function.Predicate;

/// Says whether a drawing still shows what an edit made.
final class Effect {

    private Effect() {}

    static boolean holds(PipelineEdit edit, Drawing drawing) {
        Pipeline pipeline = drawing.pipeline();
        return switch (edit) {
            case PipelineEdit.AddNode add -> nodeIs(add.node().id(), pipeline, add.node()::equals);
            case PipelineEdit.RemoveNode(var id) -> pipeline.node(id).isEmpty();
            case PipelineEdit.RenameNode(var id, var name) ->
                nodeIs(id, pipeline, node -> node.name().equals(name));
            case PipelineEdit.SetDisabled(var id, var disabled) ->
                nodeIs(id, pipeline, node -> node.disabled() == disabled);
            case PipelineEdit.ChangeField change ->
                nodeIs(
                        change.node(),
                        pipeline,
                        node -> NodeEdits.changed(node, change.field(), change.value())
                                .equals(node));
            case PipelineEdit.ReplaceNode(var node) -> nodeIs(node.id(), pipeline, node::equals);
            case PipelineEdit.AddEdge(var edge) -> pipeline.edges().contains(edge);
            case PipelineEdit.RemoveEdge(var edge) -> !pipeline.edges().contains(edge);
            case PipelineEdit.MoveNodes(var positions) ->
                drawing.layout().positions().entrySet().containsAll(positions.entrySet());
            case PipelineEdit.AddMappingLine edited ->
                mappingIs(edited.node(), pipeline, map -> map.lines().contains(edited.line()));
            case PipelineEdit.SetMappingLine edited ->
                mappingIs(edited.node(), pipeline, map -> map.lines().contains(edited.line()));
            case PipelineEdit.RemoveMappingLine(var id, var target) ->
                mappingIs(
                        id,
                        pipeline,
                        map -> map.lines().stream()
                                .noneMatch(line -> line.target().equals(target)));
            case PipelineEdit.MoveMappingLine(var id, var target, var at) ->
                mappingIs(
                        id,
                        pipeline,
                        map -> at < map.lines().size()
                                && at >= 0
                                && map.lines().get(at).target().equals(target));
            case PipelineEdit.AddParameter edited -> pipeline.parameters().contains(edited.parameter());
            case PipelineEdit.SetParameter edited -> pipeline.parameters().contains(edited.parameter());
            case PipelineEdit.RemoveParameter(var name) ->
                pipeline.parameters().stream().map(Parameter::name).noneMatch(name::equals);
            case PipelineEdit.RenamePipeline(var name) -> pipeline.name().equals(name);
            case PipelineEdit.DescribePipeline(var text) ->
                pipeline.description().equals(text);
            case PipelineEdit.PutGroup(var group) -> drawing.layout().groups().contains(group);
            case PipelineEdit.RemoveGroup(var id) -> drawing.layout().group(id).isEmpty();
            case PipelineEdit.Several(var edits) -> LastWords.of(edits).stream().allMatch(part -> holds(part, drawing));
        };
    }

    private static boolean nodeIs(NodeId id, Pipeline pipeline, Predicate<Node> claim) {
        return pipeline.node(id).filter(claim).isPresent();
    }

    private static boolean mappingIs(NodeId id, Pipeline pipeline, Predicate<Node.Map> claim) {
        return nodeIs(id, pipeline, node -> node instanceof Node.Map map && claim.test(map));
    }
}
