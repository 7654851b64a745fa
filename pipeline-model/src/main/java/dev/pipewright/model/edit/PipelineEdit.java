package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Group;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One change of a drawing, small enough to be sent, logged and undone by itself.
///
/// Edits name what they change by identity, never by its place in the whole, so that they also fit a drawing that
/// others have changed meanwhile.
public sealed interface PipelineEdit {

    /// The drawing after the change.
    ///
    /// @throws EditRefusedException if the change does not fit the drawing, as when the node is gone
    default Drawing applyTo(Drawing drawing) {
        return Application.of(this, drawing);
    }

    /// The edit that takes this one back: `inverse(d).applyTo(applyTo(d))` equals `d`.
    ///
    /// @param before the drawing that this edit fits and has not been applied to yet
    /// @throws EditRefusedException if this edit does not fit the drawing
    default PipelineEdit inverse(Drawing before) {
        applyTo(before);
        return Inverse.of(this, before);
    }

    /// True while what this edit made is as the edit made it. Taking back an edit that no longer holds would undo
    /// what others have done since.
    default boolean holdsIn(Drawing drawing) {
        return Effect.holds(this, drawing);
    }

    record AddNode(Node node, Position position) implements PipelineEdit {}

    /// Removes a node, its edges, and its place in a group.
    record RemoveNode(NodeId node) implements PipelineEdit {}

    record RenameNode(NodeId node, String name) implements PipelineEdit {}

    record SetDisabled(NodeId node, boolean disabled) implements PipelineEdit {}

    /// Changes one field of a node, as in `condition` or `settings.query`.
    ///
    /// @param value the value as files have it; null leaves the field out
    record ChangeField(NodeId node, String field, @Nullable Object value) implements PipelineEdit {}

    /// Puts a node in place of the one with the same id and kind.
    record ReplaceNode(Node node) implements PipelineEdit {}

    record AddEdge(Edge edge) implements PipelineEdit {}

    record RemoveEdge(Edge edge) implements PipelineEdit {}

    record MoveNodes(Map<NodeId, Position> positions) implements PipelineEdit {
        public MoveNodes {
            positions = Map.copyOf(positions);
        }
    }

    /// Adds a line to a mapping.
    ///
    /// @param at the index of the new line; beyond the last line means at the end
    record AddMappingLine(NodeId node, int at, MappingLine line) implements PipelineEdit {}

    /// Puts a line in place of the one with a target; the new line may have another target.
    record SetMappingLine(NodeId node, String target, MappingLine line) implements PipelineEdit {}

    record RemoveMappingLine(NodeId node, String target) implements PipelineEdit {}

    /// Moves a line of a mapping.
    ///
    /// @param at the index of the line after the move
    record MoveMappingLine(NodeId node, String target, int at) implements PipelineEdit {}

    /// Adds a parameter.
    ///
    /// @param at the index of the new parameter; beyond the last means at the end
    record AddParameter(int at, Parameter parameter) implements PipelineEdit {}

    /// Puts a parameter in place of the one with a name; the new one may have another name.
    record SetParameter(String name, Parameter parameter) implements PipelineEdit {}

    record RemoveParameter(String name) implements PipelineEdit {}

    record RenamePipeline(String name) implements PipelineEdit {}

    record DescribePipeline(String description) implements PipelineEdit {}

    /// Adds a group, or puts it in place of the one with its id.
    record PutGroup(Group group) implements PipelineEdit {}

    /// Takes away a frame; the boxes stay.
    record RemoveGroup(String group) implements PipelineEdit {}

    /// Several edits that are done and undone as one, such as pasting.
    record Several(List<PipelineEdit> edits) implements PipelineEdit {
        public Several {
            edits = List.copyOf(edits);
        }
    }
}
